package scot.adp.activities;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whether something happened out of office hours: where at least a share of its minutes
 * lies outside of them, on a weekend or on a listed holiday. Minutes are those of the
 * clock on the wall.
 */
final class OutOfHours {

	private OutOfHours() {
	}

	/**
	 * Whether it was.
	 * @param ends on the next day where it is not after the start
	 * @return null where nobody said when it was, on a day with office hours
	 */
	static @Nullable Boolean of(LocalDate day, @Nullable LocalTime starts, @Nullable LocalTime ends,
			ActivityRules.Rule rule, Set<LocalDate> holidays) {
		if (starts == null || ends == null) {
			return office(day, holidays) ? null : Boolean.TRUE;
		}
		LocalDateTime from = day.atTime(starts);
		LocalDateTime to = (ends.isAfter(starts) ? day : day.plusDays(1)).atTime(ends);
		long all = Duration.between(from, to).toMinutes();
		long within = 0;
		for (LocalDate on = day; !on.isAfter(to.toLocalDate()); on = on.plusDays(1)) {
			if (office(on, holidays)) {
				within += Math.max(0,
						Duration
							.between(later(from, on.atTime(rule.officeOpens())),
									earlier(to, on.atTime(rule.officeCloses())))
							.toMinutes());
			}
		}
		return (all - within) * 100 >= all * rule.outOfHoursPercent();
	}

	private static boolean office(LocalDate day, Set<LocalDate> holidays) {
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
				&& !holidays.contains(day);
	}

	private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
		return one.isAfter(other) ? one : other;
	}

	private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
		return one.isBefore(other) ? one : other;
	}

}
