package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatDocumentView;
import scot.adp.treatment.MatDocuments;
import scot.adp.treatment.MatRules;

/** All documents for the standards, what is due first. */
@Route("mat/documents")
@OpenTo("treatment.mat.read")
class MatDocumentsView extends ListPage<MatDocumentView> {

	static final String ROUTE = "mat/documents";

	private final Choice<Shown> shown;

	private final Choice<MatRules.Standard> standard;

	private final Choice<UnitView> unit;

	private final MatDocuments documents;

	private final MatAssessments assessments;

	private final Map<String, MatRules.Standard> standards;

	private final Map<UnitId, UnitView> units;

	private final LocalDate today;

	MatDocumentsView(MatDocuments documents, MatAssessments assessments, Partners partners, ListExports exports,
			Clock clock) {
		super("mat-documents.title", "mat-documents.purpose", "mat-documents.none", exports);
		this.documents = documents;
		this.assessments = assessments;
		this.today = LocalDate.now(clock);
		this.units = partners.units().stream().collect(Collectors.toMap(UnitView::code, it -> it, (one, other) -> one));
		var all = assessments.current().set().standards().stream().map(MatRules.Asked::standard).toList();
		this.standards = all.stream().collect(Collectors.toMap(MatRules.Standard::code, it -> it));
		var ways = new Div();
		ways.addClassNames("verbs", "page-verbs");
		var page = new Anchor(MatPage.ROUTE, getTranslation("mat.title"));
		page.addClassName("other-verb");
		ways.add(page);
		add(ways);
		shown = choice("list", getTranslation("mat-documents.list"), Arrays.asList(Shown.values()), Shown::name,
				it -> getTranslation("mat-documents.list." + it.name()));
		standard = choice("standard", getTranslation("mat.column.standard"), all, MatRules.Standard::code,
				it -> MatWords.standard(it.number(), it.title()));
		unit = choice("unit", getTranslation("mat.unit"), partners.units(), it -> it.code().value(), UnitView::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::document).setHeader(getTranslation("mat-documents.document")).setFlexGrow(4);
		grid.addColumn(this::due).setHeader(getTranslation("mat-documents.due")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected ListExport<MatDocumentView> list() {
		boolean overdue = shown.getOptionalValue().filter(it -> it == Shown.OVERDUE).isPresent();
		@Nullable String of = standard.getOptionalValue().map(MatRules.Standard::code).orElse(null);
		@Nullable UnitId whose = unit.getOptionalValue().map(UnitView::code).orElse(null);
		var filter = new MatDocuments.Filter(of, whose, overdue);
		var filters = new HashMap<String, String>();
		if (overdue) {
			filters.put("list", Shown.OVERDUE.name());
		}
		if (of != null) {
			filters.put("standard", of);
		}
		if (whose != null) {
			filters.put("unit", whose.value());
		}
		List<ListColumn<MatDocumentView>> columns = List.of(
				new ListColumn<>(getTranslation("mat.column.standard"), 30, this::standard),
				new ListColumn<>(getTranslation("mat.criterion"), 50, this::criterion),
				new ListColumn<>(getTranslation("mat.document.title"), 50, MatDocumentView::title),
				new ListColumn<>(getTranslation("mat.unit"), 30, this::unit),
				new ListColumn<>(getTranslation("mat.reviewed-on"), 14, row -> Dates.full(row.reviewedOn())),
				new ListColumn<>(getTranslation("mat.review-on"), 14, row -> Dates.full(row.reviewOn())),
				new ListColumn<>(getTranslation("mat-documents.due"), 30, this::due));
		return new ListExport<>("mat-documents", getTranslation("mat-documents.title"),
				List.of(getTranslation("mat-documents.about")), columns,
				(offset, limit) -> documents.page(filter, offset, limit), () -> documents.total(filter))
			.filteredBy(filters);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("mat-documents.count", rows);
	}

	private Component document(MatDocumentView of) {
		MatRules.@Nullable Standard in = standards.get(of.standard());
		var link = Named
			.of(new Anchor((in != null) ? "%s/%s/%d".formatted(MatPage.ROUTE, assessments.current().code(), in.number())
					: MatPage.ROUTE, of.title()), "%s, %s".formatted(unit(of), criterion(of)));
		return cell(link, Arrays.asList(standard(of), criterion(of), unit(of)));
	}

	private String due(MatDocumentView of) {
		return getTranslation(of.overdue(today) ? "mat.document.overdue" : "mat.document.until",
				Dates.full(of.reviewOn()), Dates.full(of.reviewedOn()));
	}

	private String standard(MatDocumentView of) {
		MatRules.@Nullable Standard in = standards.get(of.standard());
		return (in != null) ? MatWords.standard(in.number(), in.title()) : of.standard();
	}

	private String criterion(MatDocumentView of) {
		return assessments.criteria().label(of.criterion());
	}

	private String unit(MatDocumentView of) {
		@Nullable UnitView whose = units.get(of.unit());
		return (whose != null) ? whose.name() : of.unit().value();
	}

	/** Which of them are shown. */
	private enum Shown {

		OVERDUE, ALL

	}

}
