package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.CardsPage;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.Aftercares;
import scot.adp.families.Aftercares.Kept;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;

/**
 * Aftercare of the own unit: who is expected to leave first, then by what is due next.
 * Days that moved stand struck through, and what is overdue in words.
 */
@Route("aftercare")
@Menu(title = "aftercare.title", order = 60.5)
@OpenTo("families.aftercare.read")
class AftercareBoard extends CardsPage<AftercareView, Kept> {

	static final String ROUTE = "aftercare";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.DUE, Kept.EXPECTED, Kept.ON);

	private final Aftercares aftercares;

	private final Map<UnitId, String> units;

	private final AftercareForms forms;

	private Aftercares.Look look;

	AftercareBoard(Aftercares aftercares, ActivityLists activityLists, ListExports exports, Clock clock) {
		super("aftercare.title", "aftercare.purpose", "aftercare.none", ROUTE, CARDS, Kept.ON, exports);
		this.aftercares = aftercares;
		this.forms = new AftercareForms(aftercares, LocalDate.now(clock), this::again);
		this.look = aftercares.look();
		var keeping = aftercares.keeping();
		this.units = keeping.stream()
			.collect(Collectors.toMap(OrganisationNames.UnitName::unit, OrganisationNames.UnitName::name));
		var links = new Div();
		if (!keeping.isEmpty()) {
			links.add(Happenings.verb(getTranslation("aftercare.expect"), () -> forms.expect(keeping), true));
		}
		var load = new Anchor(ROUTE + "/load", getTranslation("aftercare-load.link"));
		load.addClassName("other-verb");
		links.add(load);
		links.addClassNames("verbs", "page-verbs");
		add(cards, links, new Worried(activityLists));
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("aftercare.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		offer(getTranslation("aftercare.list"), List.of(Kept.values()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("aftercare.who")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("aftercare.verbs")).setFlexGrow(1);
		laidOut();
	}

	@Override
	protected void countAnew() {
		look = aftercares.look();
	}

	@Override
	protected String named(Kept list) {
		return getTranslation("aftercare.list." + list.name());
	}

	@Override
	protected String empty(Kept list) {
		return getTranslation("aftercare.none." + list.name());
	}

	@Override
	protected Said said(Kept list) {
		return new Said(getTranslation("aftercare.card." + list, number(list)), detail(list));
	}

	private int number(Kept list) {
		return switch (list) {
			case DUE -> look.due();
			case EXPECTED -> look.expected();
			default -> look.goesOn();
		};
	}

	private String detail(Kept list) {
		@Nullable LocalDate next = (list == Kept.EXPECTED) ? look.expectedNextOn() : look.nextDueOn();
		return switch (list) {
			case ON -> getTranslation("aftercare.card.ON.detail", look.missed());
			default -> (next != null) ? getTranslation("aftercare.card." + list + ".detail", Dates.weekday(next))
					: getTranslation("aftercare.card." + list + ".none");
		};
	}

	@Override
	protected ListExport<AftercareView> list() {
		Kept list = shown();
		List<ListColumn<AftercareView>> columns = List.of(
				new ListColumn<>(getTranslation("aftercare.own-ref"), 14, AftercareView::ownRef),
				new ListColumn<>(getTranslation("aftercare.unit"), 24, row -> named(row.unit())),
				new ListColumn<>(getTranslation("aftercare.state"), 14,
						row -> getTranslation("aftercare.state." + row.state().name())),
				new ListColumn<>(getTranslation("aftercare.stay"), 24,
						row -> AftercareWords.label(aftercares, Lists.STAY, row.stay())),
				new ListColumn<>(getTranslation("aftercare.expected-on"), 14, AftercareView::expectedOn),
				new ListColumn<>(getTranslation("aftercare.moved"), 24,
						row -> row.moved(Day.Kind.EXPECTED)
							.stream()
							.map(Dates::full)
							.collect(Collectors.joining(", "))),
				new ListColumn<>(getTranslation("aftercare.exit-on"), 14, AftercareView::exitOn),
				new ListColumn<>(getTranslation("aftercare.plan"), 14,
						row -> (row.planAgreed() == null) ? null
								: getTranslation(row.planAgreed() ? "aftercare.yes" : "aftercare.no")),
				new ListColumn<>(getTranslation("aftercare.moments"), 60,
						row -> row.milestones()
							.stream()
							.map(it -> AftercareWords.told(it, row.today()))
							.collect(Collectors.joining("; "))),
				new ListColumn<>(getTranslation("aftercare.next-due"), 14, AftercareView::nextDueOn),
				new ListColumn<>(getTranslation("aftercare.ended-on"), 14, AftercareView::endedOn));
		return new ListExport<>("aftercare", getTranslation("aftercare.list." + list.name()),
				List.of(getTranslation("aftercare.save.about")), columns,
				(offset, limit) -> aftercares.page(list, offset, limit), () -> aftercares.total(list))
			.filteredBy(Map.of("list", list.name()))
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("aftercare.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component what(AftercareView of) {
		var name = new Anchor("%s/%s".formatted(ROUTE, of.id().value()), AftercareWords.called(of));
		name.addClassName("code");
		@Nullable String due = AftercareWords.due(of);
		var stands = new Span((due != null) ? due : AftercareWords.stands(aftercares, of));
		stands.addClassName(AftercareWords.overdue(of) ? "wait-over" : "wait-left");
		var first = new Div(name, stands);
		var moved = moved(of);
		var below = new ArrayList<@Nullable String>();
		below.add((due != null) ? AftercareWords.stands(aftercares, of) : null);
		below.add(AftercareWords.label(aftercares, Lists.STAY, of.stay())
				+ ((units.size() > 1) ? " · " + named(of.unit()) : ""));
		AftercareView.@Nullable Heard open = of.open();
		below.add((open != null) ? AftercareWords.heard(open) : null);
		var cell = cell(first, below);
		if (moved != null) {
			cell.add(moved);
		}
		return cell;
	}

	/**
	 * The days on which they were expected before, struck through; null where none moved.
	 */
	private @Nullable Component moved(AftercareView of) {
		var days = of.moved(Day.Kind.EXPECTED);
		if (days.isEmpty()) {
			return null;
		}
		var line = new Paragraph(new Span(getTranslation("aftercare.moved.from") + " "));
		for (int i = 0; i < days.size(); i++) {
			var day = new Span(Dates.full(days.get(i)));
			day.addClassName("taken-back");
			line.add(day);
			if (i < days.size() - 1) {
				line.add(new Span(", "));
			}
		}
		line.addClassName("work-detail");
		return line;
	}

	private Component verbs(AftercareView of) {
		if (!of.goesOn()) {
			return new Span();
		}
		var verb = (of.exitOn() == null) ? new Button(getTranslation("aftercare.exit"), event -> forms.left(of).open())
				: new Button(getTranslation("aftercare.check"), event -> forms.check(of).open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		var verbs = new Div(Named.of(verb, AftercareWords.called(of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

}
