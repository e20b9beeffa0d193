package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.ReachClock;
import scot.adp.treatment.ReachOutView;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachRules.Lists;
import scot.adp.treatment.ReachStep;

/**
 * Somebody to reach: until when what is to be done, who told, who tried, what is known.
 */
@Route("treatment/reach/:reach")
@OpenTo("treatment.reach.read")
class ReachPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final ReachOuts reachOuts;

	private final Partners partners;

	private final Areas areas;

	private final Members members;

	private final Persons persons;

	private final Clock clock;

	private String title = "";

	ReachPage(ReachOuts reachOuts, Partners partners, Areas areas, Members members, Persons persons, Clock clock) {
		this.reachOuts = reachOuts;
		this.partners = partners;
		this.areas = areas;
		this.members = members;
		this.persons = persons;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("reach").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static ReachOuts.Id id(String text) {
		try {
			return new ReachOuts.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(ReachOuts.Id id) {
		ReachOutView of = reachOuts.find(id).orElseThrow(NotFoundException::new);
		OffsetDateTime now = OffsetDateTime.now(clock);
		clear();
		title = ReachWords.called(of);
		@Nullable String due = ReachWords.due(of, now);
		headed(title, ((due != null) ? due : ReachWords.stands(reachOuts, of)) + ".");
		reachedBy(Crumbs.of(title, new Anchor(ReachBoard.ROUTE, getTranslation("reach.title"))));
		var forms = new ReachForms(reachOuts, clock, () -> show(id));
		if (!of.stands()) {
			add(notice(getTranslation("reach.withdrawn.because",
					ReachWords.label(reachOuts, Lists.CORRECTED_BECAUSE, of.withdrawnBecause()))));
		}
		PersonLink.of(members, persons, of.unit(), id.value(), of.stands() && (of.ownRef() != null || of.linked()))
			.ifPresent(this::add);
		if (changes(of)) {
			add(verbs(of, forms));
		}
		if (of.stands() && !of.near().isEmpty()) {
			add(near(of, forms));
		}
		add(steps(of, now), happened(of, forms), looked(of, forms), known(of, forms));
	}

	private boolean changes(ReachOutView of) {
		return of.goesOn() && of.stoppedOn() == null && members.me().may("treatment.reach.change");
	}

	private boolean corrects(ReachOutView of) {
		return of.stands() && members.me().may("treatment.reach.correct");
	}

	private Div verbs(ReachOutView of, ReachForms forms) {
		var verbs = new Div(verb("reach.tried", () -> forms.tried(of), of.reachedAt() == null),
				verb("reach.reached", () -> forms.reached(of), false));
		if (of.nextStep() == ReachStep.REVIEW || of.reviewedOn() != null) {
			verbs.add(verb("reach.review", () -> forms.reviewed(of), false));
		}
		if (of.nextStep() == ReachStep.FOLLOW_UP || of.followedUpOn() != null) {
			verbs.add(verb("reach.follow-up.verb", () -> forms.followedUp(of), false));
		}
		var keeping = reachOuts.keeping();
		if (keeping.size() > 1) {
			verbs.add(verb("reach.hand-over", () -> forms.handOver(of, keeping), false));
		}
		verbs.add(verb("reach.close", () -> forms.close(of), of.nextStep() == null));
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	/** What may be the same event, for somebody to say. */
	private Panel near(ReachOutView of, ReachForms forms) {
		var list = Happenings.list();
		of.near()
			.forEach(it -> list.add(Happenings.item(
					new Span(new Anchor("%s/%s".formatted(ReachBoard.ROUTE, it.id().value()), ReachWords.near(it))),
					List.of())));
		var panel = new Panel(getTranslation("reach.near"), list);
		if (changes(of) && members.me().may("treatment.reach.correct")) {
			var apart = new Button(getTranslation("reach.apart"));
			apart.setDisableOnClick(true);
			String key = UUID.randomUUID().toString();
			apart.addClickListener(event -> {
				reachOuts.apart(key, of.id(), of.version());
				show(of.id());
			});
			apart.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
			var verbs = new Div(small("reach.same.verb", title, () -> forms.same(of)), Named.of(apart, title));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	/** Until when what is to be done, and what was. */
	private Panel steps(ReachOutView of, OffsetDateTime now) {
		ReachClock times = reachOuts.clock(of);
		var list = Happenings.list();
		for (ReachStep step : ReachStep.values()) {
			@Nullable String done = done(of, step);
			boolean next = step == of.nextStep();
			String state = (done != null) ? done
					: next ? String.valueOf(ReachWords.due(of, now))
							: getTranslation((of.nextStep() != null && step.compareTo(of.nextStep()) > 0)
									? "reach.step.later" : "reach.step.none");
			var line = new Span(getTranslation("reach.step", getTranslation("reach.step." + step.name()),
					(step == ReachStep.FOLLOW_UP) ? Dates.weekday(Dates.day(times.by(step)))
							: Dates.time(times.by(step))));
			line.setClassName("wait-over", next && ReachWords.late(of, now));
			list.add(Happenings.item(line, List.of(state)));
		}
		return new Panel(getTranslation("reach.steps"), list);
	}

	/** When a step was done; null where it was not. */
	private @Nullable String done(ReachOutView of, ReachStep step) {
		return switch (step) {
			case TRY -> (of.firstAttemptAt() != null)
					? getTranslation("reach.step.done.TRY", Dates.time(of.firstAttemptAt())) : null;
			case REACH ->
				(of.reachedAt() != null) ? getTranslation("reach.step.done.REACH", Dates.time(of.reachedAt())) : null;
			case REVIEW -> (of.reviewedOn() != null)
					? getTranslation("reach.step.done.REVIEW", Dates.full(of.reviewedOn())) : null;
			case FOLLOW_UP -> (of.followedUpOn() != null) ? getTranslation("reach.step.done.FOLLOW_UP",
					Dates.full(of.followedUpOn()), ReachWords.label(reachOuts, Lists.FOLLOW_UP, of.followUp())) : null;
		};
	}

	private Panel happened(ReachOutView of, ReachForms forms) {
		var list = Happenings.list();
		of.notices()
			.forEach(it -> list.add(Happenings.item(new Span(ReachWords.notice(reachOuts, it)),
					List.of(told(it.recordedBy(), it.recordedAt())))));
		of.attempts().forEach(it -> list.add(attempt(of, it, forms)));
		of.handOvers()
			.forEach(it -> list
				.add(Happenings.item(new Span(getTranslation("reach.handed", name(it.from()), name(it.to()))),
						List.of(told(it.by(), it.at())))));
		if (of.closedAt() != null) {
			var below = new ArrayList<String>();
			below.add(getTranslation("reach.closed.because",
					ReachWords.label(reachOuts, Lists.CLOSE_REASON, of.closeReason())));
			if (of.overrideReason() != null) {
				below.add(getTranslation("reach.closed.override",
						ReachWords.label(reachOuts, Lists.OVERRIDE_REASON, of.overrideReason())));
			}
			below.add(String.valueOf(of.closedBy()));
			var item = Happenings.item(new Span(ReachWords.stands(reachOuts, of)), below);
			if (corrects(of)) {
				var verbs = new Div(small("reach.reopen", title, () -> forms.reopen(of)));
				verbs.addClassName("row-verbs");
				item.add(verbs);
			}
			list.add(item);
		}
		return Happenings.panel(getTranslation("reach.happened"), list, getTranslation("reach.happened.none"));
	}

	private ListItem attempt(ReachOutView of, ReachOutView.Attempt attempt, ReachForms forms) {
		String words = ReachWords.attempt(reachOuts, attempt);
		var line = new Span(words);
		line.setClassName("taken-back", !attempt.stands());
		var below = new ArrayList<String>();
		below.add(told(attempt.recordedBy(), attempt.recordedAt()));
		if (!attempt.stands()) {
			below.add(getTranslation("reach.taken-back",
					ReachWords.label(reachOuts, Lists.CORRECTED_BECAUSE, attempt.withdrawnBecause())));
		}
		var item = Happenings.item(line, below);
		if (attempt.stands() && of.goesOn() && corrects(of)) {
			var verbs = new Div(small("reach.take-back", words, () -> forms.takeBack(of, attempt)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	/** What a first look found. */
	private Panel looked(ReachOutView of, ReachForms forms) {
		var panel = new Panel(getTranslation("reach.triage"));
		if (of.triagedAt() == null) {
			var none = new Paragraph(getTranslation("reach.triage.none"));
			none.addClassName("empty");
			panel.add(none);
		}
		else {
			panel.add(new Facts().with(getTranslation("reach.known-here"), yesOrNo(of.knownHere()))
				.with(getTranslation("reach.age"), (of.ageBand() != null) ? reachOuts.ages().label(of.ageBand()) : null)
				.with(getTranslation("reach.procedure-on"),
						(of.procedureOn() != null) ? Dates.full(of.procedureOn()) : null)
				.with(getTranslation("reach.adult-concern"), concern(of.adultConcern(), of.adultReferredOn()))
				.with(getTranslation("reach.child-concern"), concern(of.childConcern(), of.childReferredOn()))
				.with(getTranslation("reach.recorded"), told(String.valueOf(of.triagedBy()), of.triagedAt())));
		}
		if (changes(of)) {
			var verbs = new Div(small((of.triagedAt() == null) ? "reach.triage.verb" : "reach.triage.again", title,
					() -> forms.triage(of)));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private @Nullable String concern(@Nullable String concern, @Nullable LocalDate referredOn) {
		if (concern == null) {
			return null;
		}
		String label = ReachWords.label(reachOuts, Lists.CONCERN, concern);
		return (referredOn != null) ? getTranslation("reach.concern.referred", label, Dates.full(referredOn)) : label;
	}

	private Panel known(ReachOutView of, ReachForms forms) {
		var panel = new Panel(getTranslation("reach.known"), new Facts()
			.with(getTranslation("reach.own-ref"),
					(of.ownRef() != null) ? of.ownRef() : getTranslation("reach.own-ref.none"))
			.with(getTranslation("reach.trigger"), ReachWords.label(reachOuts, Lists.TRIGGER, of.trigger()))
			.with(getTranslation("reach.occurred"), Dates.time(of.occurredAt()))
			.with(getTranslation("reach.noticed"), Dates.time(of.noticedAt()))
			.with(getTranslation("reach.locality"),
					(of.locality() != null) ? areas.name(of.locality()).orElse(of.locality()) : null)
			.with(getTranslation("reach.naloxone"),
					(of.naloxoneGiven() != null) ? ReachWords.label(reachOuts, Lists.NALOXONE_GIVEN, of.naloxoneGiven())
							: null)
			.with(getTranslation("reach.hospital"), yesOrNo(of.hospital()))
			.with(getTranslation("reach.unit"), name(of.unit()))
			.with(getTranslation("reach.repeated"),
					(of.repeatedOn() != null) ? getTranslation("reach.repeated.on", Dates.full(of.repeatedOn())) : null)
			.with(getTranslation("reach.recorded"), told(of.recordedBy(), of.recordedAt()))
			.with(getTranslation("reach.signed"), of.afterSignOff() ? getTranslation("reach.late-for-figures") : null));
		var verbs = new Div();
		if (changes(of)) {
			verbs.add(small("reach.refer", title, () -> forms.refer(of)));
		}
		if (corrects(of)) {
			verbs.add(small("reach.withdraw", title, () -> forms.withdraw(of)));
		}
		verbs.addClassName("row-verbs");
		panel.withAside(verbs);
		return panel;
	}

	private static @Nullable String yesOrNo(@Nullable Boolean value) {
		return (value == null) ? null : Words.of(value ? "reach.yes" : "reach.no");
	}

	private String told(String by, OffsetDateTime at) {
		return getTranslation("reach.told.by", by, Dates.time(at));
	}

	private String name(UnitId unit) {
		@Nullable UnitView found = partners.units(List.of(unit)).get(unit);
		return (found != null) ? found.name() : unit.value();
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		return Happenings.verb(getTranslation(words), form, first);
	}

	private Button small(String words, String of, Supplier<FormDialog> form) {
		return Happenings.small(getTranslation(words), of, form);
	}

	private static Paragraph notice(String words) {
		var notice = new Paragraph(words);
		notice.addClassName("notice");
		return notice;
	}

}
