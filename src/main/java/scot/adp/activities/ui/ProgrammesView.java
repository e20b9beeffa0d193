package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingYear;
import scot.adp.activities.ProgrammeFigures;
import scot.adp.activities.ProgrammeFiguresView;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;

/** What is done again and again, for which actions of the plan. */
@Route("programmes")
@Menu(title = "programmes.title", order = 51)
@OpenTo("activities.programme.read")
class ProgrammesView extends ListPage<ProgrammeView> {

	private final Programmes programmes;

	private final ProgrammeFigures figures;

	private final ActivityLists lists;

	private final Partners partners;

	private final LineField find;

	private final UnitField unit;

	private final Choice<CodeList.Value> kind;

	private final Choice<Programmes.State> state;

	private final LocalDate today;

	private Map<Programmes.Id, ProgrammeFiguresView> year = Map.of();

	private Map<UnitId, UnitView> units = Map.of();

	ProgrammesView(Programmes programmes, ProgrammeFigures figures, ActivityLists lists, Partners partners,
			Members members, ListExports exports, Clock clock) {
		super("programmes.title", "programmes.purpose", "programmes.none", exports);
		this.programmes = programmes;
		this.figures = figures;
		this.lists = lists;
		this.partners = partners;
		this.today = LocalDate.now(clock);
		var me = members.me();
		if (me.may("activities.programme.change")) {
			var forms = new ProgrammeForms(programmes, lists, partners, me.ownUnits(), today);
			var add = new Button(getTranslation("programme.add"),
					event -> forms.add(code -> UI.getCurrent().navigate("programmes/" + code)).open());
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			var verbs = ActivityWords.verbs(add);
			verbs.addClassName("page-verbs");
			add(verbs);
		}
		find = text("find", getTranslation("programmes.find"));
		unit = filter("unit", new UnitField(getTranslation("programme.unit"), partners), it -> it.code().value(),
				code -> partners.unit(code).orElse(null));
		kind = choice("kind", getTranslation("programme.kind"), lists.of(ActivityLists.Kind.KIND).values(),
				CodeList.Value::code, CodeList.Value::label);
		state = choice("state", getTranslation("programme.state"), List.of(Programmes.State.values()), Enum::name,
				it -> getTranslation("programme.state." + it.name()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("programmes.programme")).setFlexGrow(5);
		grid.addComponentColumn(this::year).setHeader(getTranslation("programmes.year")).setFlexGrow(3);
		laidOut();
	}

	@Override
	protected ListExport<ProgrammeView> list() {
		@Nullable UnitId of = unit.chosen();
		var filter = new Programmes.Filter((of != null) ? Set.of(of) : null, null,
				kind.getOptionalValue().map(CodeList.Value::code).orElse(null), state.getValue(),
				find.getValue().isBlank() ? null : find.getValue().strip());
		List<ListColumn<ProgrammeView>> columns = List.of(
				new ListColumn<>(getTranslation("programme.code"), 18, ProgrammeView::code),
				new ListColumn<>(getTranslation("programme.title"), 40, ProgrammeView::title),
				new ListColumn<>(getTranslation("programme.unit"), 34, row -> name(row.unit())),
				new ListColumn<>(getTranslation("programme.partners"), 40,
						row -> row.partnerUnits().stream().map(this::name).collect(Collectors.joining(", "))),
				new ListColumn<>(getTranslation("programme.actions"), 24, row -> String.join(", ", row.actionCodes())),
				new ListColumn<>(getTranslation("programme.kind"), 24, this::kind),
				new ListColumn<>(getTranslation("programme.audience"), 24,
						row -> lists.of(ActivityLists.Kind.AUDIENCE).label(row.audience())),
				new ListColumn<>(getTranslation("programme.mode"), 20,
						row -> getTranslation("programme.mode." + row.countingMode().name())),
				new ListColumn<>(getTranslation("programme.from"), 14, ProgrammeView::fromOn),
				new ListColumn<>(getTranslation("programme.to"), 14, ProgrammeView::toOn),
				new ListColumn<>(getTranslation("programme.state"), 14,
						row -> getTranslation("programme.state." + row.state().name())),
				new ListColumn<>(getTranslation("figures.sessions"), 12, row -> of(row).sessions()),
				new ListColumn<>(getTranslation("figures.attendances"), 14, row -> of(row).attendances().value()),
				new ListColumn<>(getTranslation("figures.not-recorded"), 14, row -> of(row).notRecorded()));
		var codes = new LinkedHashMap<String, String>();
		unit.getOptionalValue().ifPresent(it -> codes.put("unit", it.code().value()));
		kind.getOptionalValue().ifPresent(it -> codes.put("kind", it.code()));
		state.getOptionalValue().ifPresent(it -> codes.put("state", it.name()));
		return new ListExport<>("programmes", getTranslation("programmes.title"),
				List.of(getTranslation("programmes.about", Dates.full(CountingYear.FINANCIAL.begin(today)))), columns,
				(offset, limit) -> {
					var rows = programmes.page(filter, offset, limit);
					year = figures.of(rows.stream().map(ProgrammeView::id).toList(),
							CountingYear.FINANCIAL.begin(today), today);
					units = partners.units(rows.stream().flatMap(it -> it.units().stream()).distinct().toList());
					return rows;
				}, () -> programmes.count(filter))
			.filteredBy(codes);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("programmes.count", rows);
	}

	private ProgrammeFiguresView of(ProgrammeView row) {
		return Objects.requireNonNull(year.get(row.id()));
	}

	private String kind(ProgrammeView row) {
		return lists.of(ActivityLists.Kind.KIND).label(row.kind());
	}

	private String name(UnitId code) {
		@Nullable UnitView found = units.get(code);
		return (found != null) ? found.name() : code.value();
	}

	private Component what(ProgrammeView row) {
		var below = new ArrayList<String>();
		below.add("%s · %s".formatted(kind(row), lists.of(ActivityLists.Kind.AUDIENCE).label(row.audience())));
		below.add(row.units().stream().map(this::name).collect(Collectors.joining(", ")));
		below.add(row.actionCodes().isEmpty() ? getTranslation("programme.actions.none")
				: getTranslation("programmes.for", String.join(", ", row.actionCodes())));
		if (row.state() != Programmes.State.RUNNING) {
			below.add(getTranslation("programme.state." + row.state().name()));
		}
		return cell(new Anchor("programmes/" + row.code(), row.title()), below);
	}

	private Component year(ProgrammeView row) {
		ProgrammeFiguresView told = of(row);
		var below = new ArrayList<String>();
		below.add(getTranslation("programmes.attendances", ActivityWords.count(told.attendances())));
		if (told.contacts().value() != null) {
			below.add(getTranslation("activity.told.contacts", told.contacts().value()));
		}
		if (told.notRecorded() > 0) {
			below.add(getTranslation("programmes.not-recorded", told.notRecorded()));
		}
		return cell(new com.vaadin.flow.component.html.Span(getTranslation("programmes.sessions", told.sessions())),
				below);
	}

}
