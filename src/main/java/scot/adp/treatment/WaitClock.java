package scot.adp.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How long a wait is, by its facts, a rule and the day on which it is looked at. Of all
 * that is told here nothing is stored that could not be worked out again.
 *
 * @param rule the rule by which it was counted
 * @param raw the days from the referral to the end, whatever happened between
 * @param start the day from which is counted: that of the referral, or of the last reset
 * @param suspended the days since then that are taken out
 * @param adjusted the days that count
 * @param end the day of treatment, else of the closing, else that on which it is looked
 * at
 * @param inside whether the days that count are no more than the standard lets it be
 * @param lastInsideDay the last day on which treatment would be inside, if nothing more
 * happens; null where nobody can say, because the person is away without an end
 * @param resets what could have made it begin anew, in order, and whether it did
 * @param spans all days of the wait, each in one of them, in order
 * @param warnings what is worth a look in the facts
 */
public record WaitClock(ClockRule rule, int raw, LocalDate start, int suspended, int adjusted, LocalDate end,
		boolean inside, @Nullable LocalDate lastInsideDay, List<Reset> resets, List<Span> spans,
		Set<Warning> warnings) {

	/**
	 * Looks at a wait. It can be looked at on any day: what happened later is not known
	 * then.
	 * @param within how many days are inside
	 * @param asAt the day
	 */
	public static WaitClock of(WaitFacts facts, ClockRule rule, int within, LocalDate asAt) {
		return new Counting(facts, rule, within, asAt).count();
	}

	/** The resets that were accepted, in order. */
	List<LocalDate> acceptedResets() {
		return resets.stream().filter(it -> it.outcome() == Outcome.ACCEPTED).map(Reset::on).toList();
	}

	/** The days on which the person was not available, each once, in order. */
	static List<WaitFacts.Unavailable> merged(List<WaitFacts.Unavailable> periods) {
		var merged = new ArrayList<WaitFacts.Unavailable>();
		periods.stream()
			.filter(it -> it.to() == null || !it.to().isBefore(it.from()))
			.sorted(Comparator.comparing(WaitFacts.Unavailable::from))
			.forEach(next -> {
				WaitFacts.@Nullable Unavailable last = merged.isEmpty() ? null : merged.getLast();
				@Nullable LocalDate lastTo = (last != null) ? last.to() : null;
				if (last == null || (lastTo != null && next.from().isAfter(lastTo.plusDays(1)))) {
					merged.add(next);
				}
				else if (lastTo != null && (next.to() == null || next.to().isAfter(lastTo))) {
					merged.set(merged.size() - 1, new WaitFacts.Unavailable(last.from(), next.to()));
				}
			});
		return merged;
	}

	/**
	 * Something after which a wait could begin anew.
	 *
	 * @param cause how an appointment was missed, or {@code DECLINED}, by code
	 * @param outcome whether it did, or why not
	 * @param waited the days that counted until then
	 */
	public record Reset(LocalDate on, String cause, Outcome outcome, int waited) {
	}

	/** What came of something after which a wait could begin anew. */
	public enum Outcome {

		/** The wait began anew. */
		ACCEPTED,
		/** It had been too long by then. */
		TOO_LATE,
		/** One before it came too late already. */
		AFTER_TOO_LATE,
		/** It was not after the day from which is counted. */
		NOT_AFTER_START,
		/** It was on the day of treatment or later, or after the wait was closed. */
		NOT_BEFORE_END,
		/** The rule knows no reset after this. */
		NOT_BY_RULE

	}

	/** Days of a wait that are all alike; the first and the last are among them. */
	public record Span(Kind kind, LocalDate from, LocalDate to) {

		/** How many days it has. */
		public int days() {
			return (int) ChronoUnit.DAYS.between(from, to) + 1;
		}

		/** What becomes of days. */
		public enum Kind {

			/** They count no more, since the wait began anew after them. */
			BEFORE_RESET,
			/** They count. */
			COUNTED,
			/** They are taken out. */
			SUSPENDED

		}

	}

	/** What is worth a look. */
	public enum Warning {

		/** Two periods have days in common, which are taken out once. */
		OVERLAPS,
		/** Days away lie before the referral or after the end, and change nothing. */
		AWAY_OUTSIDE,
		/** The person is away and nobody knows until when. */
		AWAY_WITHOUT_END,
		/** Something happened on the day of the end or later, and changes nothing. */
		AFTER_END,
		/** More was taken out than there was; it was set to nought. */
		BELOW_NOUGHT,
		/** It ended before it began, or had not begun on the day. */
		BEFORE_REFERRAL

	}

	/** One count. */
	private static final class Counting {

		private final WaitFacts facts;

		private final ClockRule rule;

		private final int within;

		private final LocalDate end;

		private final boolean treated;

		private final boolean ended;

		private final List<WaitFacts.Unavailable> away;

		private final List<WaitFacts.Unavailable> merged;

		private final List<Reset> resets = new ArrayList<>();

		private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);

		private LocalDate start;

		Counting(WaitFacts facts, ClockRule rule, int within, LocalDate asAt) {
			this.facts = facts;
			this.rule = rule;
			this.within = within;
			@Nullable LocalDate treatment = known(facts.firstTreatmentOn(), asAt);
			@Nullable LocalDate closing = known(facts.closedOn(), asAt);
			treated = treatment != null;
			ended = treated || closing != null;
			end = (treatment != null) ? treatment : (closing != null) ? closing : asAt;
			start = facts.receivedOn();
			away = facts.unavailable();
			merged = merged(away);
		}

		private static @Nullable LocalDate known(@Nullable LocalDate day, LocalDate asAt) {
			return (day != null && !day.isAfter(asAt)) ? day : null;
		}

		WaitClock count() {
			if (end.isBefore(start)) {
				warnings.add(Warning.BEFORE_REFERRAL);
				return new WaitClock(rule, 0, start, 0, 0, start, true, null, List.of(), List.of(), warnings);
			}
			candidates().forEach(this::consider);
			int raw = days(facts.receivedOn(), end);
			int suspended = suspended(end, treated);
			int adjusted = days(start, end) - suspended;
			if (adjusted < 0) {
				warnings.add(Warning.BELOW_NOUGHT);
				adjusted = 0;
			}
			warn();
			return new WaitClock(rule, raw, start, suspended, adjusted, end, adjusted <= within, lastInsideDay(),
					List.copyOf(resets), spans(), Set.copyOf(warnings));
		}

		/** All that could have made it begin anew, in order of time. */
		private List<Candidate> candidates() {
			return Stream
				.concat(facts.nonAttendances().stream().map(it -> new Candidate(it.on(), it.kind())),
						declined().stream().map(day -> new Candidate(day, WaitFacts.Offer.DECLINED)))
				.sorted(Comparator.comparing(Candidate::on).thenComparing(Candidate::cause))
				.toList();
		}

		/**
		 * The days of each so many declined offers in a row. One that was accepted or
		 * that the service cancelled ends a row; one that nobody answered, or that was
		 * made too late to count, is left out of it.
		 */
		private List<LocalDate> declined() {
			var days = new ArrayList<LocalDate>();
			if (rule.declinesToReset() == 0) {
				return days;
			}
			int inARow = 0;
			var answered = facts.offers()
				.stream()
				.filter(it -> it.answeredOn() != null && it.outcome() != null)
				.sorted(Comparator.comparing((WaitFacts.Offer it) -> Objects.requireNonNull(it.answeredOn()))
					.thenComparing(WaitFacts.Offer::offeredOn)
					.thenComparing(WaitFacts.Offer::appointmentOn)
					.thenComparing(it -> Objects.requireNonNull(it.outcome())))
				.toList();
			for (var offer : answered) {
				if (!WaitFacts.Offer.DECLINED.equals(offer.outcome())) {
					inARow = 0;
				}
				else if (ChronoUnit.DAYS.between(offer.offeredOn(), offer.appointmentOn()) >= rule.noticeDays()
						&& ++inARow == rule.declinesToReset()) {
					days.add(Objects.requireNonNull(offer.answeredOn()));
					inARow = 0;
				}
			}
			return days;
		}

		private void consider(Candidate candidate) {
			LocalDate on = candidate.on();
			if (!ended && on.isAfter(end)) {
				return;
			}
			boolean over = resets.stream()
				.anyMatch(it -> it.outcome() == Outcome.TOO_LATE || it.outcome() == Outcome.AFTER_TOO_LATE);
			int waited = on.isAfter(start) ? days(start, on) - suspended(on, false) : 0;
			Outcome outcome;
			if (treated ? !on.isBefore(end) : on.isAfter(end)) {
				warnings.add(Warning.AFTER_END);
				outcome = Outcome.NOT_BEFORE_END;
			}
			else if (!WaitFacts.Offer.DECLINED.equals(candidate.cause())
					&& !rule.resetOn().contains(candidate.cause())) {
				outcome = Outcome.NOT_BY_RULE;
			}
			else if (!on.isAfter(start)) {
				outcome = Outcome.NOT_AFTER_START;
			}
			else if (over) {
				outcome = Outcome.AFTER_TOO_LATE;
			}
			else {
				outcome = rule.tooLate(waited) ? Outcome.TOO_LATE : Outcome.ACCEPTED;
			}
			resets.add(new Reset(on, candidate.cause(), outcome, Math.max(0, waited)));
			if (outcome == Outcome.ACCEPTED) {
				start = on;
			}
		}

		/**
		 * The days since the start that are taken out, up to a day.
		 * @param without whether that day itself is none of them
		 */
		private int suspended(LocalDate to, boolean without) {
			return switch (rule.suspending()) {
				case NONE -> 0;
				case UNION -> merged.stream()
					.mapToInt(it -> overlap(it, start.plusDays(1), without ? to.minusDays(1) : to))
					.sum();
				case SUM_PLUS_ONE -> away.stream().mapToInt(it -> overlap(it, start, to)).sum();
			};
		}

		private static int overlap(WaitFacts.Unavailable period, LocalDate from, LocalDate to) {
			LocalDate first = period.from().isAfter(from) ? period.from() : from;
			LocalDate last = (period.to() != null && period.to().isBefore(to)) ? period.to() : to;
			return last.isBefore(first) ? 0 : days(first, last) + 1;
		}

		private void warn() {
			if (away.stream()
				.anyMatch(it -> (it.to() != null && it.to().isBefore(facts.receivedOn()))
						|| (ended && it.from().isAfter(end)))) {
				warnings.add(Warning.AWAY_OUTSIDE);
			}
			if (!ended && merged.stream().anyMatch(it -> it.to() == null && it.holds(end))) {
				warnings.add(Warning.AWAY_WITHOUT_END);
			}
			for (int one = 0; one < away.size(); one++) {
				for (int other = one + 1; other < away.size(); other++) {
					if (away.get(one).holds(away.get(other).from()) || away.get(other).holds(away.get(one).from())) {
						warnings.add(Warning.OVERLAPS);
					}
				}
			}
		}

		/**
		 * The day on which one day fewer than are inside has been waited before, since
		 * that of treatment always counts.
		 */
		private @Nullable LocalDate lastInsideDay() {
			int left = within;
			LocalDate day = start;
			for (var period : (rule.suspending() == ClockRule.Suspending.UNION) ? merged
					: List.<WaitFacts.Unavailable>of()) {
				LocalDate from = period.from().isAfter(day) ? period.from() : day.plusDays(1);
				if (period.to() != null && period.to().isBefore(from)) {
					continue;
				}
				int before = days(day, from) - 1;
				if (before >= left) {
					break;
				}
				if (period.to() == null) {
					return null;
				}
				left -= before;
				day = period.to();
			}
			return (rule.suspending() == ClockRule.Suspending.SUM_PLUS_ONE) ? null : day.plusDays(left);
		}

		private List<Span> spans() {
			var spans = new ArrayList<Span>();
			add(spans, Span.Kind.BEFORE_RESET, facts.receivedOn().plusDays(1), start);
			LocalDate day = start.plusDays(1);
			if (rule.suspending() != ClockRule.Suspending.NONE) {
				LocalDate last = treated ? end.minusDays(1) : end;
				for (var period : merged) {
					LocalDate from = period.from().isAfter(day) ? period.from() : day;
					LocalDate to = (period.to() != null && period.to().isBefore(last)) ? period.to() : last;
					if (!to.isBefore(from)) {
						add(spans, Span.Kind.COUNTED, day, from.minusDays(1));
						add(spans, Span.Kind.SUSPENDED, from, to);
						day = to.plusDays(1);
					}
				}
			}
			add(spans, Span.Kind.COUNTED, day, end);
			return List.copyOf(spans);
		}

		private static void add(List<Span> spans, Span.Kind kind, LocalDate from, LocalDate to) {
			if (!to.isBefore(from)) {
				spans.add(new Span(kind, from, to));
			}
		}

		private static int days(LocalDate from, LocalDate to) {
			return (int) ChronoUnit.DAYS.between(from, to);
		}

		private record Candidate(LocalDate on, String cause) {
		}

	}

}
