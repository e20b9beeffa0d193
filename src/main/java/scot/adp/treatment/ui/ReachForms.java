package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.TimeOfDay;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.ReachEntry;
import scot.adp.treatment.ReachOutView;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachRules.Lists;

/**
 * What is asked about people to reach. Times and codes here tell of one person, so they
 * are kept nowhere before they are saved.
 */
final class ReachForms {

	private static final int REFERENCE_LIMIT = 40;

	private static final int TIME_LIMIT = 8;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final String OVERDOSE = "OVERDOSE";

	private static final Set<String> BY_THE_PROGRAM = Set.of("IMPORT_TAKEN_BACK", "SAME_EVENT");

	private final ReachOuts reachOuts;

	private final Clock clock;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	ReachForms(ReachOuts reachOuts, Clock clock, Runnable afterwards) {
		this.reachOuts = reachOuts;
		this.clock = clock;
		this.afterwards = afterwards;
	}

	/**
	 * Asks who must be reached: reference, when, who told and on what ground; the rest
	 * where somebody knows it.
	 */
	FormDialog tell(List<UnitView> keeping, List<LocalAreaView> areas) {
		var unit = units(keeping);
		unit.setVisible(keeping.size() > 1);
		own(keeping).ifPresent(unit::setValue);
		var ownRef = new LineField(Words.of("reach.own-ref"), REFERENCE_LIMIT);
		ownRef.setHelperText(Words.of("reach.own-ref.help"));
		var day = day("reach.day", today(), null);
		var time = time("reach.time", null);
		var source = codes(Lists.SOURCE, "reach.source");
		var basis = codes(Lists.BASIS, "reach.basis");
		var trigger = codes(Lists.TRIGGER, "reach.trigger");
		reachOuts.list(Lists.TRIGGER).find(OVERDOSE).ifPresent(trigger::setValue);
		var locality = new Choice<LocalAreaView>(Words.of("reach.locality"), it -> it.code().value());
		locality.setItems(areas);
		locality.setItemLabelGenerator(LocalAreaView::name);
		locality.setWidthFull();
		var age = codes(reachOuts.ages(), "reach.age");
		var naloxone = codes(Lists.NALOXONE_GIVEN, "reach.naloxone");
		var hospital = yesOrNo("reach.hospital", null);
		var chi = new LineField(Words.of("reach.chi"), REFERENCE_LIMIT);
		chi.setHelperText(Words.of("reach.chi.help"));
		var same = new Choice<Same>(Words.of("reach.same"), Same::code);
		same.setItemLabelGenerator(Same::label);
		same.setWidthFull();
		same.setVisible(false);
		var more = new Div();
		more.addClassName("dialog-form");
		var details = new Details(Words.of("reach.more"), more);
		var sure = new Sure(new Checkbox(Words.of("reach.sure")));
		return new FormDialog(Words.of("reach.tell"), Place.NOWHERE).field("unit", unit)
			.field("ownRef", ownRef)
			.field("occurredAt", day)
			.field("time", time)
			.field("source", source)
			.field("basis", basis)
			.field("sameAs", same)
			.also(details)
			.field("trigger", trigger, more)
			.field("locality", locality, more)
			.field("ageBand", age, more)
			.field("naloxoneGiven", naloxone, more)
			.field("hospital", hospital, more)
			.field("chi", chi, more)
			.also(sure.box())
			.save(Words.of("reach.save"), sure.asking(key -> {
				var faults = new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("reach.unit.missing"))
					.when(day.isEmpty(), "occurredAt", Words.of("reach.day.missing"))
					.when(time.isEmpty(), "time", Words.of("reach.time.missing"))
					.when(source.isEmpty(), "source", Words.of("reach.source.missing"))
					.when(basis.isEmpty(), "basis", Words.of("reach.basis.missing"))
					.when(trigger.isEmpty(), "trigger", Words.of("reach.trigger.missing"));
				if (trigger.isEmpty()) {
					details.setOpened(true);
				}
				faults.raise();
				OffsetDateTime at = at(day, time);
				@Nullable Same chosen = same.isVisible() ? same.getValue() : null;
				var entry = new ReachEntry(unit.getValue().code(), code(trigger), at, code(source), code(basis), now(),
						null, text(ownRef), text(chi), given(age),
						locality.isEmpty() ? null : locality.getValue().code().value(), given(naloxone),
						hospital.getValue(), (chosen != null) ? chosen.as() : null,
						chosen != null && chosen.as() == null, sure.given());
				try {
					reachOuts.tell(key, entry, ReachOuts.Door.PAGE);
				}
				catch (Problem problem) {
					if (problem.fields().stream().anyMatch(it -> "MAY_BE_SAME".equals(it.reason()))) {
						offer(same, entry);
					}
					throw problem;
				}
			}), Words.of("reach.told"), afterwards);
	}

	/** The unit above all others, which mostly is to reach them; empty where none is. */
	static Optional<UnitView> own(List<UnitView> keeping) {
		int top = keeping.stream().mapToInt(UnitView::depth).min().orElse(0);
		var above = keeping.stream().filter(it -> it.depth() == top).toList();
		return (above.size() == 1) ? Optional.of(above.getFirst()) : Optional.empty();
	}

	/** Asks whether it is one of those that are near, or another. */
	private void offer(Choice<Same> same, ReachEntry entry) {
		var choices = new ArrayList<Same>();
		reachOuts.near(entry)
			.forEach(it -> choices.add(new Same(it.id(), Words.of("reach.same.as", Dates.time(it.occurredAt())))));
		choices.add(new Same(null, Words.of("reach.same.another")));
		same.setItems(choices);
		same.setVisible(true);
	}

	/** Somebody tried: how, and what came of it; the time is there already. */
	FormDialog tried(ReachOutView of) {
		var way = codes(Lists.WAY, "reach.way");
		var result = codes(Lists.RESULT, "reach.result");
		result.setItems(
				reachOuts.list(Lists.RESULT).on(today()).stream().filter(it -> !reachOuts.reached(it.code())).toList());
		return attempt(of, "reach.tried.title", way, result, null);
	}

	/** They were reached: how, and what was done then. */
	FormDialog reached(ReachOutView of) {
		var way = codes(Lists.WAY, "reach.way");
		var result = codes(Lists.RESULT, "reach.result");
		result.setVisible(false);
		reachOuts.list(Lists.RESULT)
			.on(today())
			.stream()
			.filter(it -> reachOuts.reached(it.code()))
			.findFirst()
			.ifPresent(result::setValue);
		var done = new Choices<CodeList.Value>(Words.of("reach.done"), CodeList.Value::code);
		done.setItems(reachOuts.list(Lists.DONE).on(today()));
		done.setItemLabelGenerator(CodeList.Value::label);
		done.setWidthFull();
		return attempt(of, "reach.reached.title", way, result, done);
	}

	private FormDialog attempt(ReachOutView of, String title, Choice<CodeList.Value> way, Choice<CodeList.Value> result,
			@Nullable Choices<CodeList.Value> done) {
		var day = day("reach.day", today(), today());
		var time = time("reach.time", now());
		var form = new FormDialog(Words.of(title, ReachWords.called(of)), Place.NOWHERE).field("way", way)
			.field("result", result);
		if (done != null) {
			form.field("done", done);
		}
		return form.field("at", day).field("time", time).save(Words.of("reach.save"), key -> {
			new Problem.Faults().when(way.isEmpty(), "way", Words.of("reach.way.missing"))
				.when(result.isEmpty(), "result", Words.of("reach.result.missing"))
				.when(day.isEmpty(), "at", Words.of("reach.day.missing"))
				.when(time.isEmpty(), "time", Words.of("reach.time.missing"))
				.raise();
			reachOuts.tried(key, of.id(), of.version(), new ReachEntry.Attempt(at(day, time), code(way), code(result),
					(done != null) ? done.getValue().stream().map(CodeList.Value::code).sorted().toList() : List.of()));
		}, Words.of("reach.saved"), afterwards);
	}

	/** A first look. */
	FormDialog triage(ReachOutView of) {
		var known = yesOrNo("reach.known-here", of.knownHere());
		var age = codes(reachOuts.ages(), "reach.age");
		reachOuts.ages().find(of.ageBand()).ifPresent(age::setValue);
		var procedure = day("reach.procedure-on", of.procedureOn(), today());
		procedure.setHelperText(Words.of("reach.procedure-on.help"));
		var adult = codes(Lists.CONCERN, "reach.adult-concern");
		reachOuts.list(Lists.CONCERN).find(of.adultConcern()).ifPresent(adult::setValue);
		var adultOn = day("reach.adult-referred-on", of.adultReferredOn(), today());
		var child = codes(Lists.CONCERN, "reach.child-concern");
		reachOuts.list(Lists.CONCERN).find(of.childConcern()).ifPresent(child::setValue);
		var childOn = day("reach.child-referred-on", of.childReferredOn(), today());
		return new FormDialog(Words.of("reach.triage.title", ReachWords.called(of)), Place.NOWHERE)
			.field("knownHere", known)
			.field("ageBand", age)
			.field("procedureOn", procedure)
			.field("adultConcern", adult)
			.field("adultReferredOn", adultOn)
			.field("childConcern", child)
			.field("childReferredOn", childOn)
			.save(Words.of("reach.save"),
					key -> reachOuts.triage(key, of.id(), of.version(),
							new ReachEntry.Triage(known.getValue(), given(age), procedure.getValue(), given(adult),
									adultOn.getValue(), given(child), childOn.getValue())),
					Words.of("reach.saved"), afterwards);
	}

	/** Which reference the person has here. */
	FormDialog refer(ReachOutView of) {
		var ownRef = new LineField(Words.of("reach.own-ref"), REFERENCE_LIMIT);
		if (of.ownRef() != null) {
			ownRef.setValue(of.ownRef());
		}
		return new FormDialog(Words.of("reach.refer.title", ReachWords.called(of)), Place.NOWHERE)
			.field("ownRef", ownRef)
			.save(Words.of("reach.save"), key -> {
				new Problem.Faults().when(ownRef.isEmpty(), "ownRef", Words.of("reach.own-ref.missing")).raise();
				reachOuts.refer(key, of.id(), of.version(), ownRef.getValue().strip());
			}, Words.of("reach.saved"), afterwards);
	}

	/** It was looked at again. */
	FormDialog reviewed(ReachOutView of) {
		var on = day("reach.reviewed-on", (of.reviewedOn() != null) ? of.reviewedOn() : today(), today());
		return new FormDialog(Words.of("reach.review.title", ReachWords.called(of)), Place.NOWHERE)
			.saying(Words.of("reach.review.help"))
			.field("reviewedOn", on)
			.save(Words.of("reach.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "reviewedOn", Words.of("reach.day.missing")).raise();
				reachOuts.reviewed(key, of.id(), of.version(), on.getValue());
			}, Words.of("reach.saved"), afterwards);
	}

	/** How it is after some weeks. */
	FormDialog followedUp(ReachOutView of) {
		var on = day("reach.followed-up-on", (of.followedUpOn() != null) ? of.followedUpOn() : today(), today());
		var answer = codes(Lists.FOLLOW_UP, "reach.follow-up");
		reachOuts.list(Lists.FOLLOW_UP).find(of.followUp()).ifPresent(answer::setValue);
		return new FormDialog(Words.of("reach.follow-up.title", ReachWords.called(of)), Place.NOWHERE)
			.field("followedUpOn", on)
			.field("followUp", answer)
			.save(Words.of("reach.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "followedUpOn", Words.of("reach.day.missing"))
					.when(answer.isEmpty(), "followUp", Words.of("reach.follow-up.missing"))
					.raise();
				reachOuts.followedUp(key, of.id(), of.version(), on.getValue(), code(answer));
			}, Words.of("reach.saved"), afterwards);
	}

	/** It ends: the outcome, and why; where nobody found them too soon, why as well. */
	FormDialog close(ReachOutView of) {
		var outcome = codes(Lists.OUTCOME, "reach.outcome");
		var reason = codes(Lists.CLOSE_REASON, "reach.close-reason");
		var override = codes(Lists.OVERRIDE_REASON, "reach.override");
		override.setHelperText(Words.of("reach.override.help"));
		override.setVisible(false);
		outcome.addValueChangeListener(
				event -> override.setVisible(!outcome.isEmpty() && reachOuts.notLocated(outcome.getValue().code())));
		return new FormDialog(Words.of("reach.close.title", ReachWords.called(of)), Place.NOWHERE)
			.saying(Words.of("reach.close.help"))
			.field("outcome", outcome)
			.field("closeReason", reason)
			.field("override", override)
			.save(Words.of("reach.close"), key -> {
				new Problem.Faults().when(outcome.isEmpty(), "outcome", Words.of("reach.outcome.missing"))
					.when(reason.isEmpty(), "closeReason", Words.of("reach.close-reason.missing"))
					.raise();
				reachOuts.close(key, of.id(), of.version(), new ReachEntry.Closing(code(outcome), code(reason),
						override.isVisible() ? given(override) : null));
			}, Words.of("reach.saved"), afterwards);
	}

	/** Another unit is to reach them. */
	FormDialog handOver(ReachOutView of, List<UnitView> keeping) {
		var unit = units(keeping.stream().filter(it -> !it.code().equals(of.unit())).toList());
		return new FormDialog(Words.of("reach.hand-over.title", ReachWords.called(of)), Place.NOWHERE)
			.saying(Words.of("reach.hand-over.help"))
			.field("unit", unit)
			.save(Words.of("reach.save"), key -> {
				new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("reach.unit.missing")).raise();
				reachOuts.handOver(key, of.id(), of.version(), unit.getValue().code());
			}, Words.of("reach.saved"), afterwards);
	}

	/** One that is the same event as another. */
	FormDialog same(ReachOutView of) {
		var same = new Choice<Same>(Words.of("reach.same"), Same::code);
		same.setItems(of.near().stream().map(it -> new Same(it.id(), ReachWords.near(it))).toList());
		same.setItemLabelGenerator(Same::label);
		same.setWidthFull();
		return new FormDialog(Words.of("reach.same.title", ReachWords.called(of)), Place.NOWHERE)
			.saying(Words.of("reach.same.help"))
			.field("sameAs", same)
			.save(Words.of("reach.save"), key -> {
				new Problem.Faults().when(same.isEmpty(), "sameAs", Words.of("reach.same.missing")).raise();
				reachOuts.same(key, of.id(), of.version(), Objects.requireNonNull(same.getValue().as()));
			}, Words.of("reach.saved"), afterwards);
	}

	/** Closed wrongly. */
	FormDialog reopen(ReachOutView of) {
		return why(Words.of("reach.reopen.title", ReachWords.called(of)), null, Words.of("reach.reopen"),
				(key, because) -> reachOuts.reopen(key, of.id(), of.version(), because));
	}

	/** An attempt that was not made so. */
	FormDialog takeBack(ReachOutView of, ReachOutView.Attempt attempt) {
		return why(Words.of("reach.take-back.title", Dates.time(attempt.at())), Words.of("reach.take-back.help"),
				Words.of("reach.take-back"),
				(key, because) -> reachOuts.takeBack(key, of.id(), of.version(), attempt.id(), because));
	}

	/** Entered wrongly. */
	FormDialog withdraw(ReachOutView of) {
		return why(Words.of("reach.withdraw.title", ReachWords.called(of)), Words.of("reach.withdraw.help"),
				Words.of("reach.withdraw"), (key, because) -> reachOuts.withdraw(key, of.id(), of.version(), because));
	}

	private FormDialog why(String title, @Nullable String help, String verb, Why change) {
		var because = codes(Lists.CORRECTED_BECAUSE, "reach.because");
		because.setItems(reachOuts.list(Lists.CORRECTED_BECAUSE)
			.on(today())
			.stream()
			.filter(it -> !BY_THE_PROGRAM.contains(it.code()))
			.toList());
		var form = new FormDialog(title, Place.NOWHERE);
		if (help != null) {
			form.saying(help);
		}
		return form.field("because", because).save(verb, key -> {
			new Problem.Faults().when(because.isEmpty(), "because", Words.of("reach.because.missing")).raise();
			change.make(key, code(because));
		}, Words.of("reach.saved"), afterwards);
	}

	private static Choice<UnitView> units(List<UnitView> keeping) {
		var unit = new Choice<UnitView>(Words.of("reach.unit"), it -> it.code().value());
		unit.setItems(keeping);
		unit.setItemLabelGenerator(UnitView::name);
		unit.setWidthFull();
		return unit;
	}

	private Choice<CodeList.Value> codes(Lists list, String words) {
		return codes(reachOuts.list(list), words);
	}

	private Choice<CodeList.Value> codes(CodeList list, String words) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(list.on(today()));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		return field;
	}

	static Choice<Boolean> yesOrNo(String words, @Nullable Boolean value) {
		var field = new Choice<Boolean>(Words.of(words), it -> it);
		field.setItems(true, false);
		field.setItemLabelGenerator(it -> Words.of(it ? "reach.yes" : "reach.no"));
		field.setClearButtonVisible(true);
		field.setWidthFull();
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

	static DayField day(String words, @Nullable LocalDate value, @Nullable LocalDate last) {
		var field = new DayField(Words.of(words));
		if (last != null) {
			field.setMax(last);
		}
		if (value != null) {
			field.setValue(value);
		}
		field.setWidthFull();
		return field;
	}

	private static LineField time(String words, @Nullable OffsetDateTime value) {
		var field = new LineField(Words.of(words), TIME_LIMIT);
		field.setHelperText(Words.of("reach.time.help"));
		if (value != null) {
			field.setValue(Dates.hour(value));
		}
		return field;
	}

	/** A day and a time of day as they were typed. */
	private OffsetDateTime at(DayField day, LineField time) {
		List<LocalTime> read = TimeOfDay.read(time.getValue());
		new Problem.Faults().when(read.isEmpty(), "time", Words.of("reach.time.fault")).raise();
		return day.getValue().atTime(read.getFirst()).atZone(ZONE).toOffsetDateTime();
	}

	private static String code(Choice<CodeList.Value> field) {
		return field.getValue().code();
	}

	private static @Nullable String given(Choice<CodeList.Value> field) {
		return field.isEmpty() ? null : field.getValue().code();
	}

	private static @Nullable String text(LineField field) {
		return field.isEmpty() ? null : field.getValue().strip();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
	}

	private LocalDate today() {
		return Dates.day(now());
	}

	/** An event that may be the same; null for another. */
	private record Same(ReachOuts.@Nullable Id as, String label) {

		String code() {
			return (as != null) ? as.value().toString() : "ANOTHER";
		}

	}

	/** Makes a change that takes a reason. */
	private interface Why {

		void make(String key, String because);

	}

}
