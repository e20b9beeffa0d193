package scot.adp.activities;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlacePosition;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/** Whether two units may tell of one session. Nothing follows but that both are asked. */
final class SameSession {

	private SameSession() {
	}

	/**
	 * Whether they may: another unit on the same day, at the same place or near it, for
	 * an action that both have, at times that overlap. Where somebody did not say when it
	 * was, times are no difference.
	 */
	static boolean may(Facts one, Facts other, ActivityRules.Rule rule) {
		return one.on().equals(other.on()) && !one.unit().equals(other.unit())
				&& !Collections.disjoint(one.actions(), other.actions()) && near(one, other, rule)
				&& overlap(one, other, rule);
	}

	private static boolean near(Facts one, Facts other, ActivityRules.Rule rule) {
		if (one.place() == null || other.place() == null) {
			return false;
		}
		return one.place().equals(other.place()) || (one.position() != null && other.position() != null
				&& one.position().metresTo(other.position()) <= rule.sameWithinMetres());
	}

	private static boolean overlap(Facts one, Facts other, ActivityRules.Rule rule) {
		if (one.starts() == null || one.ends() == null || other.starts() == null || other.ends() == null) {
			return true;
		}
		LocalDateTime from = max(one.from(), other.from());
		LocalDateTime to = min(one.to(), other.to());
		long both = Math.max(0, Duration.between(from, to).toMinutes());
		long shorter = Math.min(Duration.between(one.from(), one.to()).toMinutes(),
				Duration.between(other.from(), other.to()).toMinutes());
		return both * 100 >= shorter * rule.sameOverlapPercent();
	}

	private static LocalDateTime max(LocalDateTime one, LocalDateTime other) {
		return one.isAfter(other) ? one : other;
	}

	private static LocalDateTime min(LocalDateTime one, LocalDateTime other) {
		return one.isBefore(other) ? one : other;
	}

	/**
	 * What is looked at.
	 *
	 * @param position where the place lies; null where that is not known or not told
	 */
	record Facts(LocalDate on, @Nullable LocalTime starts, @Nullable LocalTime ends, UnitId unit,
			@Nullable PlaceId place, @Nullable PlacePosition position, Set<ActionId> actions) {

		private LocalDateTime from() {
			return on.atTime((starts != null) ? starts : LocalTime.MIN);
		}

		private LocalDateTime to() {
			LocalTime end = (ends != null) ? ends : LocalTime.MAX;
			return ((starts != null && !end.isAfter(starts)) ? on.plusDays(1) : on).atTime(end);
		}

	}

}
