package scot.adp.treatment;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import scot.adp.treatment.ReachRules.Rule;

/**
 * Until when somebody is to be tried and reached, and when it is looked at again: a pure
 * function of what happened, the notice and the rule, which does not change as time
 * passes.
 *
 * @param attemptBy until when somebody tries for the first time, from the notice
 * @param reachBy until when they are reached or enough was tried, from the event
 * @param reviewBy until when it is looked at again, from the notice
 * @param followUpBy when it is asked whether they are engaged, from the event
 */
public record ReachClock(OffsetDateTime attemptBy, OffsetDateTime reachBy, OffsetDateTime reviewBy,
		OffsetDateTime followUpBy) {

	/**
	 * Works it out. Where it is told ahead that somebody leaves, all runs from the day
	 * itself.
	 * @param occurredAt when it happened, or is to happen
	 * @param noticedAt when the service first heard of it
	 * @param workingDay which days count where the rule counts working hours alone
	 */
	public static ReachClock of(OffsetDateTime occurredAt, OffsetDateTime noticedAt, Rule rule,
			Predicate<LocalDate> workingDay) {
		OffsetDateTime heard = noticedAt.isBefore(occurredAt) ? occurredAt : noticedAt;
		return new ReachClock(after(heard, rule.attemptHours(), rule, workingDay),
				after(occurredAt, rule.reachHours(), rule, workingDay), there(heard, rule.reviewDays()),
				there(occurredAt, rule.followUpDays()));
	}

	/** Days as people count them: the same time of day, whether or not clocks changed. */
	private static OffsetDateTime there(OffsetDateTime from, int days) {
		return from.atZoneSameInstant(AlertRules.ZONE).plusDays(days).toOffsetDateTime();
	}

	private static OffsetDateTime after(OffsetDateTime from, int hours, Rule rule, Predicate<LocalDate> workingDay) {
		if (rule.mode() == Mode.CONTINUOUS) {
			return from.plusHours(hours).atZoneSameInstant(AlertRules.ZONE).toOffsetDateTime();
		}
		ZonedDateTime at = from.atZoneSameInstant(AlertRules.ZONE);
		Duration left = Duration.ofHours(hours);
		while (true) {
			LocalDate day = at.toLocalDate();
			ZonedDateTime opens = day.atTime(rule.opens()).atZone(AlertRules.ZONE);
			ZonedDateTime closes = day.atTime(rule.closes()).atZone(AlertRules.ZONE);
			if (workingDay.test(day) && at.isBefore(closes)) {
				ZonedDateTime begins = at.isBefore(opens) ? opens : at;
				Duration today = Duration.between(begins, closes);
				if (left.compareTo(today) <= 0) {
					return begins.plus(left).toOffsetDateTime();
				}
				left = left.minus(today);
			}
			at = day.plusDays(1).atStartOfDay(AlertRules.ZONE);
		}
	}

	/**
	 * What follows from what was done.
	 * @param attempts those that stand, in any order
	 * @param over whether nothing is asked any more
	 */
	Standing standing(Collection<Tried> attempts, boolean reviewed, boolean followedUp, boolean over, Rule rule) {
		int visits = (int) attempts.stream().filter(Tried::visit).count();
		@Nullable OffsetDateTime reachedAt = first(attempts.stream().filter(Tried::reached).toList());
		boolean tried = attempts.size() >= rule.attempts() && visits >= rule.visits();
		@Nullable ReachStep next = over ? null : attempts.isEmpty() ? ReachStep.TRY : (reachedAt == null && !tried)
				? ReachStep.REACH : !reviewed ? ReachStep.REVIEW : !followedUp ? ReachStep.FOLLOW_UP : null;
		return new Standing(attempts.size(), visits, first(attempts),
				attempts.stream().map(Tried::at).max(Comparator.naturalOrder()).orElse(null), reachedAt,
				attempts.stream().anyMatch(it -> it.reached() && it.naloxone()), next,
				(next != null) ? by(next) : null);
	}

	private static @Nullable OffsetDateTime first(Collection<Tried> attempts) {
		return attempts.stream().map(Tried::at).min(Comparator.naturalOrder()).orElse(null);
	}

	/** Until when a step is to be done. */
	public OffsetDateTime by(ReachStep step) {
		return switch (step) {
			case TRY -> attemptBy;
			case REACH -> reachBy;
			case REVIEW -> reviewBy;
			case FOLLOW_UP -> followUpBy;
		};
	}

	/** Which hours count. */
	public enum Mode {

		/** All. */
		CONTINUOUS,
		/** Those of working days, as the rule says. */
		WORKING_HOURS

	}

	/** A time at which somebody tried. */
	record Tried(OffsetDateTime at, boolean visit, boolean reached, boolean naloxone) {
	}

	/**
	 * How it stands.
	 *
	 * @param next what is to be done next; null where nothing is
	 */
	record Standing(int attempts, int visits, @Nullable OffsetDateTime firstAttemptAt,
			@Nullable OffsetDateTime lastAttemptAt, @Nullable OffsetDateTime reachedAt, boolean naloxone,
			@Nullable ReachStep next, @Nullable OffsetDateTime nextDueAt) {
	}

}
