package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.StayFacts;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.StayView;
import scot.adp.treatment.Stays;
import scot.adp.treatment.SupplyEntry;

/** One stay: its days drawn as one line, what is known, and what is asked afterwards. */
@Route("treatment/stays/:stay")
@OpenTo("treatment.stay.read")
class StayPage extends RecordPage {

	private final Stays stays;

	private final Partners partners;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	StayPage(Stays stays, Partners partners, Members members, Persons persons, Clock clock) {
		super("stay");
		this.stays = stays;
		this.partners = partners;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID record) {
		StayView of = stays.find(new Stays.Id(record)).orElseThrow(NotFoundException::new);
		@Nullable String due = StayWords.due(of);
		begin(StayWords.called(of), ((due != null) ? due : StayWords.stands(stays, of)) + ".",
				new Anchor(StayBoard.ROUTE, getTranslation("stay.title")));
		var forms = new StayForms(stays, today, () -> show(record));
		if (!of.stands()) {
			notice(getTranslation("stay.withdrawn.because",
					StayWords.label(stays, Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
		}
		else if (of.admittedBeforeFunding()) {
			notice(getTranslation("stay.before-funding"));
		}
		@Nullable String missed = of.stands() ? StayWords.missed(of) : null;
		if (missed != null) {
			notice(missed + ".");
		}
		PersonLink.of(members, persons, of.unit(), record, of.stands() && of.ownRef() != null).ifPresent(this::add);
		if (changes(of)) {
			add(verbs(of, forms));
		}
		if (of.stands()) {
			add(new Panel(getTranslation("stay.time"), StayWords.drawn(stays, of)));
		}
		add(steps(of), afterwards(of, forms), known(of, forms));
	}

	private boolean changes(StayView of) {
		return of.goesOn() && of.stoppedOn() == null && members.me().may("treatment.stay.change");
	}

	private boolean corrects(StayView of) {
		return of.stands() && of.ownRef() != null && members.me().may("treatment.stay.correct");
	}

	private Div verbs(StayView of, StayForms forms) {
		boolean left = of.facts().leftOn() != null;
		var verbs = new Div(verb("stay.steps", () -> forms.steps(of), !left));
		if (left) {
			verbs.add(verb("stay.follow-up", () -> forms.followUp(of), true));
		}
		else if (of.facts().admittedOn() != null) {
			verbs.add(verb("stay.move", () -> forms.move(of), false));
		}
		verbs.add(verb("stay.close", () -> forms.close(of), false));
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	/** Each day in the order of the pathway, with what was decided then. */
	private Panel steps(StayView of) {
		StayFacts facts = of.facts();
		var list = Happenings.list();
		StayWords.days(facts)
			.forEach((words, day) -> list
				.add(Happenings.item(new Span(getTranslation("stay.step", words, Dates.full(day))), beside(of, day))));
		of.movedFrom().forEach(day -> {
			var line = new Span(getTranslation("stay.planned-end.moved", Dates.full(day)));
			line.setClassName("taken-back", true);
			list.add(Happenings.item(line, List.of()));
		});
		if (facts.plannedEndOn() != null) {
			list.add(Happenings.item(
					new Span(getTranslation("stay.step", getTranslation("stay.planned-end-on"),
							Dates.full(facts.plannedEndOn()))),
					of.plannedEnds().isEmpty() ? List.of() : List
						.of(told(of.plannedEnds().getLast().recordedBy(), of.plannedEnds().getLast().recordedAt()))));
		}
		return panel("stay.steps.known", list, "stay.steps.none");
	}

	/** What belongs to a day. */
	private List<String> beside(StayView of, LocalDate day) {
		StayFacts facts = of.facts();
		var below = new ArrayList<String>();
		if (day.equals(facts.assessedOn())) {
			label(below, Lists.DECISION, facts.decision());
			label(below, Lists.DECISION_REASON, facts.decisionReason());
		}
		if (day.equals(facts.fundingOn())) {
			label(below, Lists.ROUTE, facts.route());
			@Nullable String cost = StayWords.cost(facts);
			if (cost != null) {
				below.add(cost);
			}
		}
		if (day.equals(facts.declinedOn())) {
			label(below, Lists.DECLINE_REASON, facts.declineReason());
		}
		if (day.equals(facts.admittedOn()) && of.waitedDays() != null) {
			below.add(getTranslation("stay.waited", of.waitedDays()));
		}
		if (day.equals(facts.leftOn())) {
			label(below, Lists.LEFT_HOW, facts.leftHow());
			label(below, Lists.DESTINATION, facts.destination());
			if (of.nights() != null) {
				below.add(getTranslation("stay.nights", of.nights()));
			}
		}
		return below;
	}

	private void label(List<String> below, Lists list, @Nullable String code) {
		if (code != null) {
			below.add(StayWords.label(stays, list, code));
		}
	}

	/** What is asked after they left, and what was answered. */
	private Panel afterwards(StayView of, StayForms forms) {
		var list = Happenings.list();
		if (of.contactDueOn() != null) {
			list.add(Happenings.item(new Span(getTranslation("stay.contact.by", Dates.full(of.contactDueOn()))),
					List.of((of.contactOn() != null)
							? getTranslation(Boolean.TRUE.equals(of.contactInTime()) ? "stay.contact.in-time"
									: "stay.contact.too-late", Dates.full(of.contactOn()))
							: getTranslation("stay.contact.none"))));
		}
		of.asked()
			.forEach(it -> list.add(Happenings.item(new Span(StayWords.asked(stays, it, today)), List
				.of(getTranslation("stay.asked.window", Dates.full(it.opensOn()), Dates.full(it.closesOn()))))));
		of.followUps().forEach(it -> list.add(followUp(of, it, forms)));
		return panel("stay.afterwards", list, "stay.afterwards.none");
	}

	private ListItem followUp(StayView of, StayView.FollowUp told, StayForms forms) {
		String words = getTranslation("stay.step", Dates.full(told.on()),
				StayWords.label(stays, Lists.STATUS, told.status()));
		var line = new Span(words);
		line.setClassName("taken-back", !told.stands());
		var below = new ArrayList<String>();
		below.add(told(told.recordedBy(), told.recordedAt()));
		if (!told.stands()) {
			below.add(getTranslation("stay.taken-back",
					StayWords.label(stays, Lists.WITHDRAWN_BECAUSE, told.withdrawnBecause())));
		}
		var item = Happenings.item(line, below);
		if (told.stands() && of.goesOn() && corrects(of)) {
			var verbs = new Div(small("stay.take-back", words, () -> forms.takeBack(of, told)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel known(StayView of, StayForms forms) {
		StayFacts facts = of.facts();
		SupplyEntry.@Nullable Profile profile = of.profile();
		var panel = new Panel(getTranslation("stay.known"),
				new Facts().with(getTranslation("stay.kind"), StayWords.label(stays, Lists.KIND, of.kind()))
					.with(getTranslation("stay.substance"), code(Lists.SUBSTANCE, of.substance()))
					.with(getTranslation("stay.provider"), code(Lists.PROVIDER, facts.provider()))
					.with(getTranslation("stay.next-step"), code(Lists.NEXT_STEP, facts.nextStep()))
					.with(getTranslation("stay.naloxone"), yesOrNo(facts.naloxone()))
					.with(getTranslation("stay.parent"), yesOrNo(facts.parent()))
					.with(getTranslation("supply.age"),
							(profile != null) ? label(NaloxoneRules.Lists.AGE_BAND, profile.ageBand()) : null)
					.with(getTranslation("supply.sex"),
							(profile != null) ? label(NaloxoneRules.Lists.SEX, profile.sex()) : null)
					.with(getTranslation("stay.journey"), of.continued() ? getTranslation("stay.continued") : null)
					.with(getTranslation("stay.unit"), name(of.unit()))
					.with(getTranslation("stay.recorded"), told(of.recordedBy(), of.recordedAt()))
					.with(getTranslation("stay.signed"),
							of.afterSignOff() ? getTranslation("stay.late-for-figures") : null));
		var verbs = new Div();
		if (corrects(of) && of.closedOn() != null) {
			verbs.add(small("stay.reopen", getPageTitle(), () -> forms.reopen(of)));
		}
		if (corrects(of)) {
			verbs.add(small("stay.withdraw", getPageTitle(), () -> forms.withdraw(of)));
		}
		verbs.addClassName("row-verbs");
		panel.withAside(verbs);
		return panel;
	}

	private @Nullable String code(Lists list, @Nullable String code) {
		return (code != null) ? StayWords.label(stays, list, code) : null;
	}

	private String label(NaloxoneRules.Lists list, String code) {
		return stays.profiles(list).label(code);
	}

	private static @Nullable String yesOrNo(@Nullable Boolean value) {
		return (value == null) ? null : Words.of(value ? "stay.yes" : "stay.no");
	}

	private Panel panel(String title, UnorderedList list, String empty) {
		return Happenings.panel(getTranslation(title), list, getTranslation(empty));
	}

	private String told(String by, OffsetDateTime at) {
		return getTranslation("stay.told.by", by, Dates.time(at));
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

}
