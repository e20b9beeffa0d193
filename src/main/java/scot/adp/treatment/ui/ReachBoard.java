package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
import scot.adp.directory.Areas;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.CardsPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.ReachOutView;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachOuts.Filter;
import scot.adp.treatment.ReachOuts.Kept;
import scot.adp.treatment.ReachRules.Lists;

/**
 * People to reach of the own unit, by the time that is left: what set it off, who tried
 * last, and what to do next in one press.
 */
@Route("treatment/reach")
@Menu(title = "reach.title", order = 44.5)
@OpenTo("treatment.reach.read")
class ReachBoard extends CardsPage<ReachOutView, Kept> {

	static final String ROUTE = "treatment/reach";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.LATE, Kept.SOON, Kept.OPEN);

	private final Choice<CodeList.Value> trigger;

	private final ReachOuts reachOuts;

	private final List<UnitView> keeping;

	private final Map<UnitId, String> units;

	private final ReachForms forms;

	private final Clock clock;

	private ReachOuts.Look look;

	ReachBoard(ReachOuts reachOuts, Areas areas, ListExports exports, Clock clock) {
		super("reach.title", "reach.purpose", "reach.none", ROUTE, CARDS, Kept.OPEN, exports);
		this.reachOuts = reachOuts;
		this.clock = clock;
		this.forms = new ReachForms(reachOuts, clock, this::again);
		this.look = reachOuts.look();
		this.keeping = reachOuts.keeping();
		this.units = keeping.stream().collect(Collectors.toMap(UnitView::code, UnitView::name));
		var links = new Div();
		if (!keeping.isEmpty()) {
			var tell = new Button(getTranslation("reach.tell"),
					event -> forms.tell(keeping, areas.coverage(today())).open());
			tell.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			links.add(tell);
		}
		var load = new Anchor(ROUTE + "/load", getTranslation("reach-load.link"));
		load.addClassName("other-verb");
		links.add(load);
		links.addClassNames("verbs", "page-verbs");
		// On a phone at night the verb comes first.
		add(links, cards);
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("reach.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		offer(getTranslation("reach.list"), List.of(Kept.values()));
		trigger = choice("trigger", getTranslation("reach.trigger"), reachOuts.list(Lists.TRIGGER).values(),
				CodeList.Value::code, CodeList.Value::label);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::who).setHeader(getTranslation("reach.who")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("reach.verbs")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected void countAnew() {
		look = reachOuts.look();
	}

	@Override
	protected String named(Kept list) {
		return getTranslation("reach.list." + list.name());
	}

	@Override
	protected String empty(Kept list) {
		return getTranslation("reach.none." + list.name());
	}

	@Override
	protected Said said(Kept list) {
		return new Said(getTranslation("reach.card." + list, number(list)), detail(list));
	}

	private int number(Kept list) {
		return switch (list) {
			case LATE -> look.late();
			case SOON -> look.soon();
			default -> look.open();
		};
	}

	private String detail(Kept list) {
		@Nullable OffsetDateTime at = (list == Kept.LATE) ? look.lateSince() : look.nextDueAt();
		return (list == Kept.OPEN) ? getTranslation("reach.card.OPEN.detail")
				: (at != null) ? getTranslation("reach.card." + list + ".detail", Dates.time(at))
						: getTranslation("reach.card." + list + ".none");
	}

	@Override
	protected ListExport<ReachOutView> list() {
		Kept list = shown();
		@Nullable String of = trigger.isEmpty() ? null : trigger.getValue().code();
		var filter = new Filter(list, of, null);
		var filters = (of != null) ? Map.of("list", list.name(), "trigger", of) : Map.of("list", list.name());
		List<ListColumn<ReachOutView>> columns = List.of(
				new ListColumn<>(getTranslation("reach.own-ref"), 14, ReachOutView::ownRef),
				new ListColumn<>(getTranslation("reach.unit"), 24, row -> named(row.unit())),
				new ListColumn<>(getTranslation("reach.trigger"), 24,
						row -> ReachWords.label(reachOuts, Lists.TRIGGER, row.trigger())),
				new ListColumn<>(getTranslation("reach.occurred"), 24, row -> Dates.time(row.occurredAt())),
				new ListColumn<>(getTranslation("reach.noticed"), 24, row -> Dates.time(row.noticedAt())),
				new ListColumn<>(getTranslation("reach.stage"), 24, row -> ReachWords.stands(reachOuts, row)),
				new ListColumn<>(getTranslation("reach.next-due"), 24,
						row -> (row.nextDueAt() != null) ? Dates.time(row.nextDueAt()) : null),
				new ListColumn<>(getTranslation("reach.reached-at"), 24,
						row -> (row.reachedAt() != null) ? Dates.time(row.reachedAt()) : null),
				new ListColumn<>(getTranslation("reach.outcome"), 24,
						row -> ReachWords.label(reachOuts, Lists.OUTCOME, row.outcome())));
		return new ListExport<>("people-to-reach", getTranslation("reach.list." + list.name()),
				List.of(getTranslation("reach.save.about")), columns,
				(offset, limit) -> reachOuts.page(filter, offset, limit), () -> reachOuts.total(filter))
			.filteredBy(filters)
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("reach.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component who(ReachOutView of) {
		OffsetDateTime now = OffsetDateTime.now(clock);
		// One person may stand here twice.
		var name = Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), ReachWords.called(of)),
				Dates.time(of.occurredAt()));
		name.addClassName("code");
		@Nullable String due = ReachWords.due(of, now);
		var stands = new Span((due != null) ? due : ReachWords.stands(reachOuts, of));
		stands.addClassName(ReachWords.late(of, now) ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add(ReachWords.what(reachOuts, of) + ((units.size() > 1) ? " · " + named(of.unit()) : ""));
		below.add(ReachWords.last(reachOuts, of));
		below.add((due != null) ? null : of.goesOn() ? getTranslation("reach.ready") : null);
		below.add(of.near().isEmpty() ? null : getTranslation("reach.near"));
		return cell(new Div(name, stands), below);
	}

	private Component verbs(ReachOutView of) {
		if (!of.goesOn() || of.stoppedOn() != null) {
			return new Span();
		}
		var verbs = new Div(verb("reach.tried", of, () -> forms.tried(of)),
				verb("reach.reached", of, () -> forms.reached(of)));
		if (keeping.size() > 1) {
			verbs.add(verb("reach.hand-over", of, () -> forms.handOver(of, keeping)));
		}
		verbs.add(verb("reach.close", of, () -> forms.close(of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private Button verb(String words, ReachOutView of, Supplier<FormDialog> form) {
		return verb(getTranslation(words), "%s, %s".formatted(ReachWords.called(of), Dates.time(of.occurredAt())),
				form);
	}

	private LocalDate today() {
		return Dates.day(OffsetDateTime.now(clock));
	}

}
