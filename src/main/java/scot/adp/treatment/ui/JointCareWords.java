package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.JointCareFact;
import scot.adp.treatment.JointCareRules.Lists;
import scot.adp.treatment.JointCareStage;
import scot.adp.treatment.JointCareView;
import scot.adp.treatment.JointCares;

/**
 * Says what is known of joint care, and draws its days.
 *
 * @param names of all services
 */
record JointCareWords(JointCares jointCares, Map<UnitId, String> names) {

	/**
	 * How it is called: by the reader's own number; as the partner without one, by that
	 * of the other service.
	 */
	String called(JointCareView of) {
		if (of.readersRef() != null) {
			return of.readersRef();
		}
		return (of.ownRef() != null) ? Words.of("joint.theirs", of.ownRef(), name(of.unit()))
				: Words.of("joint.no-reference");
	}

	/** What people call a service. */
	String name(UnitId unit) {
		return names.getOrDefault(unit, unit.value());
	}

	/** What people read for a code. */
	String label(Lists list, @Nullable String code) {
		return (code != null) ? jointCares.told(list, code).label() : "";
	}

	/** Who asked whom, and when. */
	String asked(JointCareView of) {
		return Words.of("joint.asked", name(of.askedBy()), name(of.askedOf()), Dates.full(of.askedOn()));
	}

	/** How it stands, in a line. */
	String stands(JointCareView of) {
		if (!of.stands()) {
			return Words.of("joint.withdrawn");
		}
		if (of.closedOn() != null) {
			return Words.of("joint.closed", Dates.full(of.closedOn()), label(Lists.CLOSE_REASON, of.closeReason()));
		}
		if (of.stoppedOn() != null) {
			return Words.of("joint.stopped", Dates.full(of.stoppedOn()));
		}
		if (of.stage() == JointCareStage.GAP) {
			return Words.of("joint.gap", ChronoUnit.DAYS.between(Objects.requireNonNull(of.gapFromOn()), of.today()));
		}
		if (of.leadUnit() != null) {
			return Words.of("joint.led", name(of.leadUnit()), Dates.full(Objects.requireNonNull(of.leadsSince())));
		}
		return of.waits() ? Words.of("joint.waits", name(of.askedOf()), Dates.weekday(of.dueOn()))
				: Words.of("joint.lead-by", Dates.weekday(of.dueOn()));
	}

	/** What is to be done beside a lead; null where nothing is. */
	@Nullable String due(JointCareView of) {
		@Nullable LocalDate due = of.assessDueOn();
		if (!of.toAssess() || due == null) {
			return null;
		}
		return Words.of(due.isBefore(of.today()) ? "joint.assess.late" : "joint.assess.due", Dates.weekday(due));
	}

	/** Whether nobody leads, or something is past its day. */
	boolean urgent(JointCareView of) {
		return of.goesOn() && (of.stage() == JointCareStage.GAP
				|| (of.toAssess() && Objects.requireNonNull(of.assessDueOn()).isBefore(of.today())));
	}

	/** The last answer of each service that gave one. */
	List<String> answers(JointCareView of) {
		var answers = new ArrayList<String>();
		for (var unit : List.of(of.askedOf(), of.askedBy())) {
			JointCareView.@Nullable Told answer = of.answer(unit);
			if (answer != null) {
				answers.add(told(answer.fact()));
			}
		}
		return answers;
	}

	/** Something that was told, in a line without its day. */
	String told(JointCareFact of) {
		String unit = (of.unit() != null) ? name(of.unit()) : "";
		return switch (of.kind()) {
			case ANSWER -> (of.reason() != null)
					? Words.of("joint.fact.declined", unit, label(Lists.ANSWER, of.code()),
							label(Lists.REASON, of.reason()))
					: Words.of("joint.fact.ANSWER", unit, label(Lists.ANSWER, of.code()));
			case LEAD -> Words.of("joint.fact.LEAD", unit);
			case ASSESSMENT -> Words.of("joint.fact.ASSESSMENT");
			case PLAN -> Words.of("joint.fact.PLAN");
			case CLOSED -> Words.of("joint.fact.CLOSED", label(Lists.CLOSE_REASON, of.code()));
		};
	}

	/** The whole of it as one line of days: without a lead, the gap, and led. */
	DayBar drawn(JointCareView of) {
		LocalDate today = of.today();
		LocalDate last = (of.closedOn() != null) ? of.closedOn() : today;
		@Nullable LocalDate gap = (of.gapFromOn() != null && !of.gapFromOn().isAfter(last)) ? of.gapFromOn() : null;
		@Nullable LocalDate lead = of.leadOn();
		var stretches = new ArrayList<Stretch>();
		LocalDate begun = (gap != null) ? gap : (lead != null) ? lead : last.plusDays(1);
		if (of.askedOn().isBefore(begun)) {
			stretches.add(new Stretch(DayBar.Kind.TAKEN_OUT, Words.of("joint.days.before"), of.askedOn(),
					begun.minusDays(1)));
		}
		if (gap != null) {
			LocalDate over = (of.gapToOn() != null) ? of.gapToOn().minusDays(1) : last;
			if (!over.isBefore(gap)) {
				stretches.add(new Stretch(DayBar.Kind.COUNTED, Words.of("joint.days.gap"), gap, over));
			}
		}
		if (lead != null && !lead.isAfter(last)) {
			stretches.add(new Stretch(DayBar.Kind.PAST, Words.of("joint.days.led"), lead, last));
		}
		if (of.goesOn() && lead == null && gap == null && of.dueOn().isAfter(today)) {
			stretches.add(new Stretch(DayBar.Kind.TO_COME, Words.of("joint.days.due"), today.plusDays(1), of.dueOn()));
		}
		if (stretches.isEmpty()) {
			stretches.add(new Stretch(DayBar.Kind.TAKEN_OUT, Words.of("joint.days.before"), of.askedOn(), last));
		}
		LocalDate to = stretches.getLast().to();
		var marks = new ArrayList<Mark>();
		of.told()
			.stream()
			.filter(JointCareView.Told::stands)
			.forEach(it -> marks.add(new Mark(it.fact().on(), told(it.fact()), false)));
		if (lead == null) {
			marks.add(new Mark(of.dueOn(), Words.of("joint.due-mark"), true));
		}
		@Nullable String due = due(of);
		return new DayBar(Words.of("joint.time"), stands(of) + "." + ((due != null) ? " " + due + "." : ""), stretches,
				marks.stream().filter(it -> !it.on().isBefore(of.askedOn()) && !it.on().isAfter(to)).toList());
	}

}
