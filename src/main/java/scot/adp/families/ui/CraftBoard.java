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
import scot.adp.families.CraftCourseView;
import scot.adp.families.CraftFact.Kind;
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.Crafts;
import scot.adp.families.Crafts.Kept;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;

/** CRAFT courses of the own unit, by what is due next. */
@Route("craft")
@Menu(title = "craft.title", order = 60.6)
@OpenTo("families.craft.read")
class CraftBoard extends CardsPage<CraftCourseView, Kept> {

	static final String ROUTE = "craft";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.DUE, Kept.ON, Kept.COMPLETED);

	private final Crafts crafts;

	private final Map<UnitId, String> units;

	private final CraftForms forms;

	private Crafts.Look look;

	CraftBoard(Crafts crafts, ActivityLists activityLists, ListExports exports, Clock clock) {
		super("craft.title", "craft.purpose", "craft.none", ROUTE, CARDS, Kept.ON, exports);
		this.crafts = crafts;
		this.forms = new CraftForms(crafts, LocalDate.now(clock), this::again);
		this.look = crafts.look();
		var keeping = crafts.keeping();
		this.units = keeping.stream()
			.collect(Collectors.toMap(OrganisationNames.UnitName::unit, OrganisationNames.UnitName::name));
		var links = new Div();
		if (!keeping.isEmpty()) {
			links.add(Happenings.verb(getTranslation("craft.begin"), () -> forms.begin(keeping), true));
		}
		var load = new Anchor(ROUTE + "/load", getTranslation("craft-load.link"));
		load.addClassName("other-verb");
		links.add(load);
		links.addClassNames("verbs", "page-verbs");
		add(cards, links, new Worried(activityLists));
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("craft.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		offer(getTranslation("craft.list"), List.of(Kept.values()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("craft.who")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("craft.verbs")).setFlexGrow(1);
		laidOut();
	}

	@Override
	protected void countAnew() {
		look = crafts.look();
	}

	@Override
	protected String named(Kept list) {
		return getTranslation("craft.list." + list.name());
	}

	@Override
	protected String empty(Kept list) {
		return getTranslation("craft.none." + list.name());
	}

	@Override
	protected Said said(Kept list) {
		return new Said(getTranslation("craft.card." + list, number(list)), detail(list));
	}

	private int number(Kept list) {
		return switch (list) {
			case DUE -> look.due();
			case COMPLETED -> look.completed();
			default -> look.goesOn();
		};
	}

	private String detail(Kept list) {
		@Nullable LocalDate next = look.nextDueOn();
		return switch (list) {
			case DUE -> (next != null) ? getTranslation("craft.card.DUE.detail", Dates.weekday(next))
					: getTranslation("craft.card.DUE.none");
			case ON -> (look.goesOn() > 0) ? getTranslation("craft.card.ON.detail", look.quiet())
					: getTranslation("craft.card.ON.none");
			default -> getTranslation("craft.card.COMPLETED.detail", look.toAsk());
		};
	}

	@Override
	protected ListExport<CraftCourseView> list() {
		Kept list = shown();
		List<ListColumn<CraftCourseView>> columns = List.of(
				new ListColumn<>(getTranslation("craft.own-ref"), 14, CraftCourseView::ownRef),
				new ListColumn<>(getTranslation("craft.unit"), 24, row -> named(row.unit())),
				new ListColumn<>(getTranslation("craft.state"), 14,
						row -> getTranslation("craft.state." + row.state().name())),
				new ListColumn<>(getTranslation("craft.start-on"), 14, CraftCourseView::startOn),
				new ListColumn<>(getTranslation("craft.sessions"), 10, CraftCourseView::sessions),
				new ListColumn<>(getTranslation("craft.last-session"), 14, CraftCourseView::lastSessionOn),
				new ListColumn<>(getTranslation("craft.completed-on"), 14, CraftCourseView::completedOn),
				new ListColumn<>(getTranslation("craft.left-on"), 14, CraftCourseView::leftOn),
				new ListColumn<>(getTranslation("craft.loved-one"), 24,
						row -> CraftWords.label(crafts, Lists.LOVED_ONE, row.lovedOne())),
				new ListColumn<>(getTranslation("craft.entered"), 24,
						row -> CraftWords.label(crafts, Lists.ENTERED, row.entered())),
				new ListColumn<>(getTranslation("craft.entered-on"), 14, CraftCourseView::enteredOn),
				new ListColumn<>(getTranslation("craft.score.SCORE_BEFORE"), 12, row -> score(row, Kind.SCORE_BEFORE)),
				new ListColumn<>(getTranslation("craft.score.SCORE_AFTER"), 12, row -> score(row, Kind.SCORE_AFTER)),
				new ListColumn<>(getTranslation("craft.next-due"), 14, CraftCourseView::nextDueOn));
		return new ListExport<>("craft", getTranslation("craft.list." + list.name()),
				List.of(getTranslation("craft.save.about")), columns,
				(offset, limit) -> crafts.page(list, offset, limit), () -> crafts.total(list, null))
			.filteredBy(Map.of("list", list.name()))
			.aboutPersons();
	}

	private static @Nullable Integer score(CraftCourseView of, Kind kind) {
		var score = of.score(kind);
		return (score != null) ? score.score() : null;
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("craft.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component what(CraftCourseView of) {
		var name = new Anchor("%s/%s".formatted(ROUTE, of.id().value()), CraftWords.called(of));
		name.addClassName("code");
		@Nullable String due = CraftWords.due(of);
		var stands = new Span((due != null) ? due : CraftWords.stands(crafts, of));
		stands.addClassName(CraftWords.isDue(of) ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add((due != null) ? CraftWords.stands(crafts, of) : null);
		below.add(getTranslation("craft.since", Dates.full(of.startOn())) + " · " + CraftWords.entry(crafts, of)
				+ ((units.size() > 1) ? " · " + named(of.unit()) : ""));
		return cell(new Div(name, stands), below);
	}

	private Component verbs(CraftCourseView of) {
		boolean goesOn = of.known() && of.endedOn() == null;
		if (!goesOn && of.askOn() == null) {
			return new Span();
		}
		var verb = goesOn ? new Button(getTranslation("craft.session"), event -> forms.session(of).open())
				: new Button(getTranslation("craft.answer"), event -> forms.entered(of).open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		var verbs = new Div(Named.of(verb, CraftWords.called(of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

}
