package scot.adp.treatment.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.StayFacts;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.StayStage;
import scot.adp.treatment.StayView;
import scot.adp.treatment.Stays;

/** Says what is known of a stay, and draws its days. */
final class StayWords {

	private static final int PENCE = 2;

	private StayWords() {
	}

	/**
	 * How it is called: by the unit's own number, or without one once its time is over.
	 */
	static String called(StayView of) {
		return (of.ownRef() != null) ? of.ownRef() : Words.of("stay.no-reference");
	}

	/** What people read for a code. */
	static String label(Stays stays, Lists list, @Nullable String code) {
		return (code != null) ? stays.told(list, code).label() : "";
	}

	/** How far it is and for how long, in a line. */
	static String stands(Stays stays, StayView of) {
		if (!of.stands()) {
			return Words.of("stay.withdrawn");
		}
		@Nullable LocalDate since = of.sinceOn();
		if (of.stage() == StayStage.CLOSED) {
			return Words.of("stay.closed", Dates.full(Objects.requireNonNull(of.closedOn())),
					label(stays, Lists.CLOSE_REASON, of.closeReason()));
		}
		if (of.stage() == StayStage.AFTERCARE) {
			return Words.of("stay.left", Dates.full(Objects.requireNonNull(since)),
					label(stays, Lists.LEFT_HOW, of.facts().leftHow()));
		}
		String stage = Words.of("stay.stage." + of.stage().name());
		return (since == null) ? stage
				: Words.of("stay.since", stage, Math.max(0, ChronoUnit.DAYS.between(since, of.today())));
	}

	/** What wants looking after first; null where nothing does. */
	static @Nullable String due(StayView of) {
		if (of.leavingSoon()) {
			LocalDate end = Objects.requireNonNull(of.facts().plannedEndOn());
			long days = ChronoUnit.DAYS.between(of.today(), end);
			return (days >= 0) ? Words.of("stay.leaving", days, Dates.weekday(end))
					: Words.of("stay.leaving.past", Dates.weekday(end));
		}
		@Nullable LocalDate due = of.nextDueOn();
		if (due == null || of.nextFromOn() == null || of.nextFromOn().isAfter(of.today())) {
			return null;
		}
		String what = (of.contactOn() == null) ? "stay.contact" : "stay.status";
		return due.isBefore(of.today()) ? Words.of(what + ".late", Dates.full(due))
				: Words.of(what + ".due", Dates.weekday(due));
	}

	/**
	 * That whoever follows them home was not in touch in time; null where that was not
	 * told, or somebody of the own service was in touch since.
	 */
	static @Nullable String missed(StayView of) {
		@Nullable LocalDate missed = of.aftercareMissedOn();
		boolean since = missed != null
				&& of.followUps().stream().anyMatch(it -> it.stands() && it.on().isAfter(missed));
		return (missed == null || since || of.closedOn() != null) ? null
				: Words.of("stay.aftercare-missed", Dates.full(missed));
	}

	/**
	 * Whether what wants looking after is past its day, or nobody knows where they go.
	 */
	static boolean urgent(StayView of) {
		return of.leavingSoon() || (of.nextDueOn() != null && of.nextDueOn().isBefore(of.today()));
	}

	/** What is asked some months after leaving and how it stands, in a line. */
	static String asked(Stays stays, StayView.Asked of, LocalDate today) {
		return Words.of("stay.asked", of.months(), Dates.full(of.dueOn()), answer(stays, of, today));
	}

	private static String answer(Stays stays, StayView.Asked of, LocalDate today) {
		return (of.status() != null) ? label(stays, Lists.STATUS, of.status())
				: Words.of(of.leftOut() ? "stay.asked.out" : of.closesOn().isBefore(today) ? "stay.asked.unknown"
						: of.opensOn().isAfter(today) ? "stay.asked.later" : "stay.asked.now");
	}

	/** What it costs. */
	static @Nullable String cost(StayFacts of) {
		return (of.costPence() != null) ? Words.of("stay.pounds", BigDecimal.valueOf(of.costPence(), PENCE))
				: of.costNotKnown() ? Words.of("stay.cost.not-known") : null;
	}

	/** Pounds as they are typed. */
	static @Nullable BigDecimal pounds(@Nullable Integer pence) {
		return (pence != null) ? BigDecimal.valueOf(pence, PENCE) : null;
	}

	/** The days that are known, by their words, in the order of the pathway. */
	static Map<String, LocalDate> days(StayFacts of) {
		var days = new LinkedHashMap<String, LocalDate>();
		put(days, "stay.enquiry-on", of.enquiryOn());
		put(days, "stay.assessed-on", of.assessedOn());
		put(days, "stay.plan-agreed-on", of.planAgreedOn());
		put(days, "stay.applied-on", of.appliedOn());
		put(days, "stay.funding-on", of.fundingOn());
		put(days, "stay.declined-on", of.declinedOn());
		put(days, "stay.accepted-on", of.acceptedOn());
		put(days, "stay.preparation-on", of.preparationOn());
		put(days, "stay.admitted-on", of.admittedOn());
		put(days, "stay.left-on", of.leftOn());
		return days;
	}

	private static void put(Map<String, LocalDate> days, String words, @Nullable LocalDate day) {
		if (day != null) {
			days.put(Words.of(words), day);
		}
	}

	/**
	 * The whole of it as one line of dates: what came before, the stay, and aftercare.
	 */
	static DayBar drawn(Stays stays, StayView of) {
		StayFacts facts = of.facts();
		LocalDate today = of.today();
		var days = days(facts);
		LocalDate first = days.values().stream().min(LocalDate::compareTo).orElse(today);
		var marks = new ArrayList<Mark>();
		var stretches = new ArrayList<Stretch>();
		@Nullable LocalDate in = facts.admittedOn();
		@Nullable LocalDate out = facts.leftOn();
		@Nullable LocalDate planned = (out == null) ? facts.plannedEndOn() : null;
		LocalDate last = last(of, first);
		LocalDate before = (in != null) ? in : (out != null) ? out : last;
		if (first.isBefore(before) || in == null) {
			stretches.add(new Stretch(DayBar.Kind.TAKEN_OUT, Words.of("stay.days.before"), first,
					(in != null || out != null) ? before.minusDays(1) : before));
		}
		if (in != null) {
			LocalDate end = (out != null) ? out : last.isBefore(today) ? last : today;
			stretches.add(new Stretch(DayBar.Kind.COUNTED, Words.of("stay.days.in"), in, end.isBefore(in) ? in : end));
		}
		if (planned != null && planned.isAfter(today) && in != null) {
			stretches.add(new Stretch(DayBar.Kind.TO_COME, Words.of("stay.days.planned"), today.plusDays(1), planned));
		}
		if (out != null && last.isAfter(out)) {
			stretches.add(new Stretch(DayBar.Kind.PAST, Words.of("stay.days.after"), out.plusDays(1), last));
		}
		LocalDate from = stretches.getFirst().from();
		LocalDate to = stretches.getLast().to();
		days.forEach((words, day) -> marks.add(new Mark(day, words, false)));
		if (planned != null) {
			marks.add(new Mark(planned, Words.of("stay.planned-end-on"), true));
		}
		if (of.contactOn() != null) {
			marks.add(new Mark(of.contactOn(), Words.of("stay.contact-on"), false));
		}
		of.asked()
			.forEach(it -> marks
				.add(new Mark(it.dueOn(), Words.of("stay.asked.mark", it.months(), answer(stays, it, today)), true)));
		var said = new ArrayList<>(List.of(stands(stays, of)));
		@Nullable String due = due(of);
		if (due != null) {
			said.add(due);
		}
		return new DayBar(Words.of("stay.time"), String.join(". ", said) + ".", stretches,
				marks.stream().filter(it -> !it.on().isBefore(from) && !it.on().isAfter(to)).toList());
	}

	/** The last day that is drawn. */
	private static LocalDate last(StayView of, LocalDate first) {
		LocalDate today = of.today();
		StayFacts facts = of.facts();
		if (of.closedOn() != null) {
			return of.closedOn().isBefore(first) ? first : of.closedOn();
		}
		if (facts.leftOn() != null) {
			return of.asked().isEmpty() ? today : of.asked().getLast().dueOn();
		}
		return first.isAfter(today) ? first : today;
	}

}
