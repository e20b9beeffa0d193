package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Opener;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitView;
import scot.adp.treatment.Waits;
import scot.adp.treatment.Waits.Kept;

/**
 * Referrals of the own unit that wait: who is past three weeks, who will be within days,
 * of whom to ask again. A new one is typed in above the list, once somebody asks for it.
 */
@Route("treatment/waits")
@Menu(title = "waits.title", order = 45)
@OpenTo("treatment.wait.read")
class WaitsView extends ListPage<WaitView> {

	static final String ROUTE = "treatment/waits";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.PAST, Kept.PASSES, Kept.PAUSED);

	/** The lists of which something may be wrong. */
	private static final Set<Kept> TO_CORRECT = Set.of(Kept.NO_SOURCE, Kept.LONG);

	private final Choice<Kept> kept;

	private final Choice<ServiceView> service;

	private final Choice<CodeList.Value> substance;

	private final Choice<Period> quarter;

	private final Waits waits;

	private final Map<ServiceId, String> services;

	private final LocalDate today;

	private final WaitForms forms;

	private final ListCards cards = new ListCards();

	private Waits.Look look;

	WaitsView(Waits waits, ListExports exports, Clock clock) {
		super("waits.title", "waits.purpose", "waits.none", exports);
		this.waits = waits;
		this.today = LocalDate.now(clock);
		this.forms = new WaitForms(waits, today, this::again);
		var own = waits.services();
		this.services = own.stream().collect(Collectors.toMap(ServiceView::id, ServiceView::name));
		this.look = waits.look();
		var links = links();
		add(cards, links);
		var beginning = waits.beginning();
		if (beginning.services().isEmpty()) {
			var none = new Paragraph(getTranslation(own.isEmpty() ? "wait.no-services" : "wait.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		else {
			var form = new NewWait(waits, beginning, today, this::again);
			links.addComponentAsFirst(new Opener(getTranslation("wait.new"), form, form.ownRef));
			add(form);
		}
		kept = choice("list", getTranslation("waits.list"), List.of(Kept.values()), Kept::name,
				it -> getTranslation("waits.list." + it.name()));
		service = choice("service", getTranslation("wait.service"), own, it -> it.id().value().toString(),
				ServiceView::name);
		service.setVisible(own.size() > 1);
		substance = choice("substance", getTranslation("wait.substance"), waits.list(Lists.SUBSTANCE).on(today),
				CodeList.Value::code, CodeList.Value::label);
		quarter = choice("quarter", getTranslation("waits.quarter"),
				Stream.iterate(PeriodType.QUARTER.of(today), Period::previous)
					.limit(WaitQuarterPage.QUARTERS_BACK + 1)
					.toList(),
				it -> it.from().toString(), Period::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("waits.wait")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("waits.verbs")).setFlexGrow(1);
		laidOut();
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		super.afterNavigation(event);
		// The filter says which list is looked at, also where none was chosen.
		kept.setValue(shown());
		tellCards();
	}

	/** The address of a list of the waits of a quarter. */
	static String address(Kept list, Period quarter) {
		return "%s?list=%s&quarter=%s".formatted(ROUTE, list, quarter.from());
	}

	private void again() {
		look = waits.look();
		tellCards();
		refresh();
	}

	/** The list that is looked at: where none was chosen, the first that wants it. */
	private Kept shown() {
		return kept.getOptionalValue()
			.orElseGet(() -> CARDS.stream().filter(it -> number(it) > 0).findFirst().orElse(Kept.OPEN));
	}

	private int number(Kept list) {
		return switch (list) {
			case PAST -> look.past();
			case PASSES -> look.passes();
			default -> look.pausedWithoutEnd();
		};
	}

	private void tellCards() {
		grid.setEmptyStateText(getTranslation("waits.none." + shown().name()));
		cards.tell(CARDS.stream()
			.map(list -> new ListCards.Card("%s?list=%s".formatted(ROUTE, list),
					getTranslation("waits.card." + list, number(list)), detail(list), list == shown()))
			.toList());
	}

	private String detail(Kept list) {
		return switch (list) {
			case PAST -> getTranslation("waits.card.PAST.detail", look.past());
			case PASSES -> (look.nextPassesOn() != null)
					? getTranslation("waits.card.PASSES.detail", Dates.weekday(look.nextPassesOn()))
					: getTranslation("waits.card.PASSES.none");
			default -> (look.paused() == 0) ? getTranslation("waits.card.PAUSED.none")
					: getTranslation(
							(look.pausedWithoutEnd() == 0) ? "waits.card.PAUSED.known" : "waits.card.PAUSED.detail",
							look.paused() - look.pausedWithoutEnd());
		};
	}

	private Div links() {
		var links = new Div(new Anchor(WaitQuarterPage.ROUTE, getTranslation("wait-quarter.link")),
				new Anchor("treatment/waits/load", getTranslation("wait-load.link")));
		links.getChildren().forEach(link -> link.addClassName("other-verb"));
		links.addClassNames("verbs", "page-verbs");
		return links;
	}

	@Override
	protected ListExport<WaitView> list() {
		Kept list = shown();
		@Nullable ServiceId of = service.getOptionalValue().map(ServiceView::id).orElse(null);
		@Nullable String substances = WaitForms.given(substance);
		@Nullable Period counted = quarter.getValue();
		var filter = new Waits.Filter(list, null, of, substances, null, (counted != null) ? counted.to() : null);
		var told = new LinkedHashMap<String, String>();
		told.put("list", list.name());
		service.getOptionalValue().ifPresent(it -> told.put("service", it.id().value().toString()));
		if (substances != null) {
			told.put("substance", substances);
		}
		if (counted != null) {
			told.put("quarter", counted.from().toString());
		}
		return new ListExport<>("waits", getTranslation("waits.list." + list.name()),
				List.of(getTranslation("waits.save.about")), columns(),
				(offset, limit) -> waits.page(filter, offset, limit), () -> waits.total(filter))
			.filteredBy(told)
			.aboutPersons();
	}

	private List<ListColumn<WaitView>> columns() {
		return List.of(new ListColumn<>(getTranslation("wait.own-ref"), 14, WaitView::ownRef),
				new ListColumn<>(getTranslation("wait.service"), 24, row -> named(row.service())),
				new ListColumn<>(getTranslation("wait.received"), 14, WaitView::receivedOn),
				new ListColumn<>(getTranslation("wait.service-type"), 14,
						row -> WaitWords.label(waits, Lists.SERVICE_TYPE, row.serviceType())),
				new ListColumn<>(getTranslation("wait.substance"), 18,
						row -> WaitWords.label(waits, Lists.SUBSTANCE, row.substance())),
				new ListColumn<>(getTranslation("wait.source"), 20,
						row -> WaitWords.label(waits, Lists.REFERRAL_SOURCE, row.referralSource())),
				new ListColumn<>(getTranslation("wait.stage"), 12,
						row -> getTranslation("wait.stage." + row.stage().name())),
				new ListColumn<>(getTranslation("wait.raw"), 8, WaitView::raw),
				new ListColumn<>(getTranslation("wait.suspended"), 8, WaitView::suspended),
				new ListColumn<>(getTranslation("wait.adjusted"), 8, WaitView::adjusted),
				new ListColumn<>(getTranslation("wait.last-inside"), 14, WaitView::lastInsideOn),
				new ListColumn<>(getTranslation("wait.next.on"), 14, WaitView::nextAppointmentOn),
				new ListColumn<>(getTranslation("wait.started.on"), 14, WaitView::startedOn),
				new ListColumn<>(getTranslation("wait.treatment"), 24,
						row -> WaitWords.label(waits, Lists.TREATMENT_TYPE, row.treatmentType())),
				new ListColumn<>(getTranslation("wait.closed.on"), 14, WaitView::closedOn),
				new ListColumn<>(getTranslation("wait.close.reason"), 20,
						row -> WaitWords.label(waits, Lists.CLOSE_REASON, row.closeReason())),
				new ListColumn<>(getTranslation("wait.rule"), 12, WaitView::rule));
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("waits.count." + shown().name(), rows);
	}

	private String named(ServiceId of) {
		return services.getOrDefault(of, getTranslation("wait.service.other"));
	}

	/**
	 * Who waits, and how long still, in few lines: a phone shows them one below another.
	 */
	private Component what(WaitView wait) {
		var name = new Anchor("%s/%s".formatted(ROUTE, wait.id().value()), WaitWords.called(wait));
		name.addClassName("code");
		var left = new Span(WaitWords.left(waits, wait, today));
		left.addClassName(wait.open() && wait.over(today) ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add(WaitWords.away(wait));
		below.add(WaitWords.next(wait));
		below.add(Stream.of(WaitWords.label(waits, Lists.SUBSTANCE, wait.substance()),
				WaitWords.label(waits, Lists.SERVICE_TYPE, wait.serviceType()),
				(services.size() > 1) ? named(wait.service()) : "",
				getTranslation("wait.received.on", Dates.full(wait.receivedOn())),
				(wait.referralSource() != null) ? WaitWords.label(waits, Lists.REFERRAL_SOURCE, wait.referralSource())
						: getTranslation("wait.source.none"))
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(" · ")));
		below.add(wait.afterSignOff() ? getTranslation("wait.late") : null);
		return cell(new Div(name, left), below);
	}

	private Component verbs(WaitView wait) {
		if (!wait.open()) {
			return new Span();
		}
		var offer = verb("wait.add.offer", wait, () -> forms.offer(wait).open());
		var start = verb("wait.start", wait, () -> forms.start(wait).open());
		var verbs = new Div((wait.awayWithoutEnd() || wait.awayUntil() != null) ? ask(wait) : offer, start);
		if (TO_CORRECT.contains(shown())) {
			verbs.addComponentAsFirst(verb("wait.correct", wait, () -> forms.correct(wait).open()));
		}
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private Component ask(WaitView wait) {
		var ask = new Anchor("%s/%s".formatted(ROUTE, wait.id().value()), getTranslation("wait.ask"));
		ask.addClassName("other-verb");
		return Named.of(ask, WaitWords.called(wait));
	}

	private Button verb(String words, WaitView wait, Runnable opens) {
		var verb = new Button(getTranslation(words), event -> opens.run());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, WaitWords.called(wait));
	}

}
