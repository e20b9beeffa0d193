package scot.adp.measures.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.measures.Measures;
import scot.adp.measures.SourceRun;
import scot.adp.platform.OpenTo;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Panel;

/** What is measured, each with the last figure of a period that is over. */
@Route("measures")
@Menu(title = "measures.title", order = 30)
@OpenTo("measures.measure.read")
class MeasuresView extends ListPage<MeasuresView.Row> {

	private static final int PERIODS = 4;

	private final LineField text = text("text", getTranslation("measures.search"));

	private final Measures measures;

	private final Figures figures;

	MeasuresView(Measures measures, Figures figures, Members members, ListExports exports) {
		super("measures.title", "measures.purpose", "measures.none", exports);
		this.measures = measures;
		this.figures = figures;
		if (members.me().may("measures.run.read")) {
			failing();
		}
		grid.addComponentColumn(
				row -> cell(new Anchor("measures/" + row.measure().code().value(), row.measure().title()),
						List.of(row.measure().code().value())))
			.setHeader(getTranslation("measures.measure"))
			.setFlexGrow(3);
		grid.addComponentColumn(row -> cell(new Span(last(row)), List.of(Figured.period(row.last()))))
			.setHeader(getTranslation("measures.last"))
			.setFlexGrow(1);
		grid.addColumn(row -> Figured.target(row.measure(), row.last())).setHeader(getTranslation("measures.target"));
		laidOut();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("measures.count", rows);
	}

	@Override
	protected ListExport<Row> list() {
		@Nullable String wanted = Blanks.stripped(text.getValue());
		var filter = new Measures.Filter(wanted, null, null);
		List<ListColumn<Row>> columns = List.of(
				new ListColumn<>(getTranslation("save.col.code"), 12, row -> row.measure().code().value()),
				new ListColumn<>(getTranslation("measures.measure"), 50, row -> row.measure().title()),
				new ListColumn<>(getTranslation("measures.last"), 18, this::last),
				new ListColumn<>(getTranslation("measures.period"), 20, row -> Figured.period(row.last())),
				new ListColumn<>(getTranslation("measures.target"), 12,
						row -> Figured.target(row.measure(), row.last())));
		return new ListExport<>("measures", getTranslation("measures.title"),
				List.of((wanted == null) ? getTranslation("save.about.all")
						: "%s: %s".formatted(text.getLabel(), wanted)),
				columns, (offset, limit) -> rows(filter, offset, limit), () -> measures.count(filter))
			.filteredBy((wanted == null) ? Map.of() : Map.of("text", "given"));
	}

	private String last(Row row) {
		return row.measure().candidate() != null ? getTranslation("measures.candidate")
				: Figured.display(row.measure(), row.last());
	}

	private List<Row> rows(Measures.Filter filter, int offset, int limit) {
		var page = measures.page(filter, offset, limit);
		var series = figures.series(page.stream().map(MeasureView::code).toList(), PERIODS, null);
		return page.stream()
			.map(it -> new Row(it, last(series.getOrDefault(it.code(), List.of())).orElse(null)))
			.toList();
	}

	private static Optional<Figures.Point> last(List<Figures.Point> series) {
		return series.stream().filter(point -> !point.open()).reduce((one, next) -> next);
	}

	/** Tells whom it concerns that numbers are not what they should be. */
	private void failing() {
		var failing = measures.runs().stream().filter(run -> run.failures() > 0).toList();
		if (!failing.isEmpty()) {
			var list = new UnorderedList();
			failing.forEach(run -> list.add(new ListItem(failure(run))));
			add(new Panel(getTranslation("measures.failing"), list));
		}
	}

	private String failure(SourceRun run) {
		return getTranslation("measures.failing.source", run.source(), run.failures(),
				(run.failedAt() != null) ? Dates.time(run.failedAt()) : "", String.valueOf(run.fault()), run.waiting());
	}

	/** A measure and what it last said. */
	record Row(MeasureView measure, Figures.@Nullable Point last) {
	}

}
