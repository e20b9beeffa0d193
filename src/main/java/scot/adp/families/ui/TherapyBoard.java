package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import scot.adp.families.Therapies;
import scot.adp.families.Therapies.Kept;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.families.TherapyStartView;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;

/**
 * Parents and children of the own unit who were referred to therapy: who waits, the
 * longest first.
 */
@Route("therapy")
@Menu(title = "therapy.title", order = 60.7)
@OpenTo("families.therapy.read")
class TherapyBoard extends CardsPage<TherapyStartView, Kept> {

	static final String ROUTE = "therapy";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.WAITING, Kept.LONG, Kept.STARTED);

	private final Therapies therapies;

	private final Map<UnitId, String> units;

	private final TherapyForms forms;

	private final LocalDate today;

	private Therapies.Look look;

	TherapyBoard(Therapies therapies, ActivityLists activityLists, ListExports exports, Clock clock) {
		super("therapy.title", "therapy.purpose", "therapy.none", ROUTE, CARDS, Kept.WAITING, exports);
		this.therapies = therapies;
		this.today = LocalDate.now(clock);
		this.forms = new TherapyForms(therapies, today, this::again);
		this.look = therapies.look();
		var keeping = therapies.keeping();
		this.units = keeping.stream()
			.collect(Collectors.toMap(OrganisationNames.UnitName::unit, OrganisationNames.UnitName::name));
		var links = new Div();
		if (!keeping.isEmpty()) {
			links.add(Happenings.verb(getTranslation("therapy.refer"), () -> forms.refer(keeping), true));
		}
		var load = new Anchor(ROUTE + "/load", getTranslation("therapy-load.link"));
		load.addClassName("other-verb");
		links.add(load);
		links.addClassNames("verbs", "page-verbs");
		add(cards, links, new Worried(activityLists));
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("therapy.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		offer(getTranslation("therapy.list"), List.of(Kept.values()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("therapy.who")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("therapy.verbs")).setFlexGrow(1);
		laidOut();
	}

	@Override
	protected void countAnew() {
		look = therapies.look();
	}

	@Override
	protected String named(Kept list) {
		return getTranslation("therapy.list." + list.name());
	}

	@Override
	protected String empty(Kept list) {
		return getTranslation("therapy.none." + list.name());
	}

	@Override
	protected Said said(Kept list) {
		return new Said(getTranslation("therapy.card." + list, number(list)), detail(list));
	}

	private int number(Kept list) {
		return switch (list) {
			case LONG -> look.waitingLong();
			case STARTED -> look.started();
			default -> look.waiting();
		};
	}

	private String detail(Kept list) {
		@Nullable LocalDate since = look.waitingSince();
		return switch (list) {
			case WAITING -> (since != null) ? getTranslation("therapy.card.WAITING.detail", Dates.full(since),
					since.until(today, ChronoUnit.DAYS)) : getTranslation("therapy.card.WAITING.none");
			case LONG -> getTranslation("therapy.card.LONG.detail", therapies.longDays());
			default -> getTranslation("therapy.card.STARTED.detail");
		};
	}

	@Override
	protected ListExport<TherapyStartView> list() {
		Kept list = shown();
		List<ListColumn<TherapyStartView>> columns = List.of(
				new ListColumn<>(getTranslation("therapy.own-ref"), 14, TherapyStartView::ownRef),
				new ListColumn<>(getTranslation("therapy.unit"), 24, row -> named(row.unit())),
				new ListColumn<>(getTranslation("therapy.state"), 14,
						row -> getTranslation("therapy.state." + row.state().name())),
				new ListColumn<>(getTranslation("therapy.who"), 24,
						row -> TherapyWords.label(therapies, Lists.WHO, row.who())),
				new ListColumn<>(getTranslation("therapy.age"), 14,
						row -> (row.ageBand() != null) ? therapies.ages().label(row.ageBand()) : null),
				new ListColumn<>(getTranslation("therapy.referred-on"), 14, TherapyStartView::referredOn),
				new ListColumn<>(getTranslation("therapy.started-on"), 14, TherapyStartView::startedOn),
				new ListColumn<>(getTranslation("therapy.days"), 10, TherapyStartView::days),
				new ListColumn<>(getTranslation("therapy.closed-on"), 14, TherapyStartView::closedOn),
				new ListColumn<>(getTranslation("therapy.because"), 24,
						row -> TherapyWords.label(therapies, Lists.CLOSE_REASON, row.closeReason())));
		return new ListExport<>("therapy", getTranslation("therapy.list." + list.name()),
				List.of(getTranslation("therapy.save.about")), columns,
				(offset, limit) -> therapies.page(list, offset, limit), () -> therapies.total(list, null))
			.filteredBy(Map.of("list", list.name()))
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("therapy.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component what(TherapyStartView of) {
		var name = new Anchor("%s/%s".formatted(ROUTE, of.id().value()), TherapyWords.called(of));
		name.addClassName("code");
		var stands = new Span(TherapyWords.stands(therapies, of));
		stands.addClassName(of.waitsLong() ? "wait-over" : "wait-left");
		String who = TherapyWords.who(therapies, of);
		// Several of a family have one number.
		return cell(new Div(Named.of(name, "%s, %s".formatted(who, stands.getText())), stands),
				List.of(who + ((units.size() > 1) ? " · " + named(of.unit()) : "")));
	}

	private Component verbs(TherapyStartView of) {
		if (!of.waits()) {
			return new Span();
		}
		var verb = new Button(getTranslation("therapy.begin"), event -> forms.begin(of).open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		var verbs = new Div(Named.of(verb, TherapyWords.called(of) + ", " + TherapyWords.who(therapies, of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

}
