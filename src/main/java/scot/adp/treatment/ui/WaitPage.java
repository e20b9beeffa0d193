package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.ClockRule;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.EpisodeWaits;
import scot.adp.treatment.WaitClock;
import scot.adp.treatment.WaitDetail;
import scot.adp.treatment.WaitFact;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitView;
import scot.adp.treatment.Waits;

/**
 * One wait: its clock drawn, what counts beside the raw wait, what happened and what was
 * taken back, and the ways to add to it and to correct it.
 */
@Route("treatment/waits/:wait")
@OpenTo("treatment.wait.read")
class WaitPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Waits waits;

	private final EpisodeWaits episodes;

	private final Outlets outlets;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	private String title = "";

	WaitPage(Waits waits, EpisodeWaits episodes, Outlets outlets, Members members, Persons persons, Clock clock) {
		this.waits = waits;
		this.episodes = episodes;
		this.outlets = outlets;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("wait").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Waits.Id id(String text) {
		try {
			return new Waits.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Waits.Id id) {
		WaitDetail detail = waits.detail(id).orElseThrow(NotFoundException::new);
		WaitView wait = detail.of();
		clear();
		title = WaitWords.called(wait);
		headed(title, getTranslation("wait.purpose." + wait.stage().name()));
		reachedBy(Crumbs.of(title, new Anchor(WaitsView.ROUTE, getTranslation("waits.title"))));
		var forms = new WaitForms(waits, today, () -> show(id));
		if (!wait.stands()) {
			var gone = new Paragraph(getTranslation("wait.withdrawn.because",
					WaitWords.label(waits, Lists.CORRECTED_BECAUSE, wait.withdrawnBecause())));
			gone.addClassName("notice");
			add(gone);
		}
		PersonLink
			.of(members, persons, wait.unit(), id.value(), wait.stands() && (wait.ownRef() != null || wait.linked()))
			.ifPresent(this::add);
		Optional.ofNullable(episodes.episodes(List.of(id)).get(id))
			.map(it -> new Anchor("%s/%s".formatted(CaseloadView.ROUTE, it.value()), getTranslation("wait.episode")))
			.map(PersonLink::way)
			.ifPresent(this::add);
		add(clock(detail), happened(detail, forms), known(wait, forms));
	}

	private boolean changes(WaitView wait) {
		return wait.stands() && members.me().may("treatment.wait.change");
	}

	private Panel clock(WaitDetail detail) {
		WaitClock clock = detail.clock();
		var panel = new Panel(getTranslation("wait.clock"), WaitWords.drawn(waits, detail), sideBySide(detail));
		ClockRule rule = clock.rule();
		panel.add(line(getTranslation(rule.provisional() ? "wait.rule.provisional" : "wait.rule.is", rule.title(),
				rule.code(), rule.source())));
		clock.warnings()
			.stream()
			.sorted()
			.forEach(warning -> panel.add(line(getTranslation("wait.warning." + warning.name()))));
		return panel;
	}

	/** What counts beside the raw wait, so that nobody sees one alone. */
	private Component sideBySide(WaitDetail detail) {
		var both = new Div(
				figure("wait.adjusted", detail.clock().adjusted(),
						getTranslation(detail.clock().inside() ? "wait.inside" : "wait.outside")),
				figure("wait.raw", detail.raw().raw(),
						getTranslation("wait.raw.says", Dates.full(detail.of().receivedOn()),
								Dates.full(detail.clock().end()))),
				figure("wait.suspended", detail.clock().suspended(), getTranslation("wait.suspended.says")));
		both.addClassName("figures");
		return both;
	}

	private Div figure(String words, int days, String says) {
		var number = new Span(getTranslation("wait.days", days));
		number.addClassName("figure-number");
		var name = new Span(getTranslation(words));
		name.addClassName("figure-name");
		var line = new Span(says);
		line.addClassName("work-detail");
		return new Div(name, number, line);
	}

	private Panel happened(WaitDetail detail, WaitForms forms) {
		WaitView wait = detail.of();
		var list = new UnorderedList();
		list.addClassName("work");
		list.add(new ListItem(what(new Span(getTranslation("wait.fact.RECEIVED", Dates.full(wait.receivedOn()),
				WaitWords.label(waits, Lists.REFERRAL_SOURCE, wait.referralSource()))), List.of())));
		detail.facts().forEach(told -> list.add(item(detail, told, forms)));
		var panel = new Panel(getTranslation("wait.happened"));
		if (changes(wait)) {
			panel.withAside(verbs(wait, forms));
		}
		panel.add(list);
		return panel;
	}

	private Div verbs(WaitView wait, WaitForms forms) {
		var verbs = new Div();
		if (wait.open()) {
			verbs.add(verb("wait.start", () -> forms.start(wait), true));
		}
		verbs.add(verb("wait.add.offer", () -> forms.offer(wait), false),
				verb("wait.add.missed", () -> forms.missed(wait), false),
				verb("wait.add.away", () -> forms.away(wait), false));
		if (wait.open()) {
			verbs.add(verb("wait.close", () -> forms.close(wait), false));
		}
		verbs.addClassName("verbs");
		return verbs;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		if (first) {
			verb.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		}
		return verb;
	}

	private ListItem item(WaitDetail detail, WaitDetail.Told told, WaitForms forms) {
		String words = WaitWords.told(waits, told.fact());
		var below = new ArrayList<String>();
		below.add(getTranslation("wait.fact.told", told.recordedBy(), Dates.time(told.recordedAt())));
		if (told.withdrawnBecause() != null) {
			below.add(getTranslation("wait.fact.withdrawn",
					WaitWords.label(waits, Lists.CORRECTED_BECAUSE, told.withdrawnBecause())));
		}
		else {
			reset(detail, told.fact()).ifPresent(below::add);
			if (tooLate(detail, told.fact())) {
				below.add(getTranslation("wait.fact.OFFER.late"));
			}
		}
		var line = new Span(words);
		line.setClassName("taken-back", !told.stands());
		var item = new ListItem(what(line, below));
		if (told.stands() && changes(detail.of())) {
			item.add(corrections(detail.of(), told, forms, words));
		}
		return item;
	}

	/** Whether what happened made the wait begin anew, or why not. */
	private Optional<String> reset(WaitDetail detail, WaitFact fact) {
		return detail.clock().resets().stream().filter(reset -> switch (fact.kind()) {
			case NOT_ATTENDED -> reset.on().equals(fact.on()) && reset.cause().equals(fact.code());
			case OFFER -> reset.on().equals(fact.answeredOn()) && reset.cause().equals(fact.code());
			default -> false;
		}).findFirst().map(reset -> WaitWords.reset(waits, reset));
	}

	/** Whether an offer that may still come about would be too late. */
	private boolean tooLate(WaitDetail detail, WaitFact fact) {
		return fact.kind() == WaitFact.Kind.OFFER && detail.of().open() && fact.until() != null
				&& fact.until().equals(detail.of().nextAppointmentOn()) && detail.of().nextTooLate();
	}

	private Div corrections(WaitView wait, WaitDetail.Told told, WaitForms forms, String words) {
		WaitFact fact = told.fact();
		var verbs = new Div();
		if (fact.kind() == WaitFact.Kind.OFFER && fact.code() == null) {
			verbs.add(small("wait.answer", words, () -> forms.answer(wait, fact)));
		}
		if (fact.kind() == WaitFact.Kind.UNAVAILABLE && fact.until() == null) {
			verbs.add(small("wait.back", words, () -> forms.back(wait, fact)));
		}
		verbs.add(small("wait.correct", words, () -> forms.correct(wait, told)),
				small("wait.take-back", words, () -> forms.takeBack(wait, told)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private Button small(String words, String of, Supplier<FormDialog> form) {
		Button verb = verb(words, form, false);
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, of);
	}

	private Panel known(WaitView wait, WaitForms forms) {
		String service = waits.services()
			.stream()
			.filter(it -> it.id().equals(wait.service()))
			.map(ServiceView::name)
			.findFirst()
			.orElse(getTranslation("wait.service.other"));
		var panel = new Panel(getTranslation("wait.known"), new Facts().with(getTranslation("wait.service"), service)
			.with(getTranslation("wait.service-type"), WaitWords.label(waits, Lists.SERVICE_TYPE, wait.serviceType()))
			.with(getTranslation("wait.substance"), WaitWords.label(waits, Lists.SUBSTANCE, wait.substance()))
			.with(getTranslation("wait.received"), Dates.full(wait.receivedOn()))
			.with(getTranslation("wait.source"),
					(wait.referralSource() != null)
							? WaitWords.label(waits, Lists.REFERRAL_SOURCE, wait.referralSource())
							: getTranslation("wait.source.none"))
			.with(getTranslation("supply.age"), profile(NaloxoneRules.Lists.AGE_BAND, wait.ageBand()))
			.with(getTranslation("supply.sex"), profile(NaloxoneRules.Lists.SEX, wait.sex()))
			.with(getTranslation("supply.simd"), profile(NaloxoneRules.Lists.SIMD_QUINTILE, wait.simdQuintile()))
			.with(getTranslation("supply.home"),
					(wait.homeArea() != null) ? outlets.home(wait.homeArea(), wait.receivedOn()).label() : null)
			.with(getTranslation("wait.recorded"),
					getTranslation("wait.recorded.by", wait.recordedBy(), Dates.time(wait.recordedAt())))
			.with(getTranslation("wait.signed"), wait.afterSignOff() ? getTranslation("wait.late") : null));
		if (wait.stands() && members.me().may("treatment.wait.correct")) {
			var verbs = new Div(small("wait.correct", title, () -> forms.correct(wait)),
					small("wait.withdraw", title, () -> forms.withdraw(wait)));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private @Nullable String profile(NaloxoneRules.Lists list, @Nullable String code) {
		return (code != null) ? outlets.told(list, code).label() : null;
	}

	private static Div what(Component first, List<String> below) {
		var what = new Div(first);
		what.addClassName("work-what");
		below.forEach(it -> what.add(line(it)));
		return what;
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
