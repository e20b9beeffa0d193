package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of hours, as somebody entered it. Days are local ones, weeks begin on Monday.
 *
 * @param label what its group is called, such as Christmas; null for usual hours
 * @param replaces whether the usual hours do not hold while those of its group do
 * @param every each how many weeks or months, from 1
 * @param byDay the days of the week; in a month each with the how-manieth it is
 * @param byMonthDay the days of the month, where no days of the week are told
 * @param anchorOn its first day, from which weeks and months are counted; null where it
 * always was
 * @param until its last day, an end; null where it holds on
 * @param closes when it closes; on the next day where that is not after it opens
 * @param confirmedUntil the last day for which somebody says so, the end of what is known
 * and of nothing else; null where it is not told
 */
public record Schedule(Group group, @Nullable String label, boolean replaces, Frequency frequency, int every,
		List<ByDay> byDay, List<Integer> byMonthDay, @Nullable LocalDate anchorOn, @Nullable LocalDate until,
		LocalTime opens, LocalTime closes, @Nullable LocalDate confirmedUntil, OnHolidays onHolidays,
		boolean termTimeOnly, @Nullable String note) {

	public Schedule {
		byDay = List.copyOf(byDay);
		byMonthDay = List.copyOf(byMonthDay);
	}

	/** Whether it holds on a day: not before its first, not after its last. */
	public boolean holds(LocalDate day) {
		return !before(day) && !ended(day);
	}

	/** Whether it is open on a day as far as it says itself. */
	public boolean occurs(LocalDate day) {
		return holds(day) && switch (frequency) {
			case ONCE -> day.equals(anchorOn);
			case WEEKLY -> byDay.stream().anyMatch(it -> it.day() == day.getDayOfWeek()) && counts(weeksSince(day));
			case MONTHLY ->
				(byDay.stream().anyMatch(it -> it.is(day)) || byMonthDay.stream().anyMatch(it -> isMonthDay(day, it)))
						&& counts(monthsSince(day));
		};
	}

	/** Whether it has not begun on a day. */
	boolean before(LocalDate day) {
		return anchorOn != null && day.isBefore(anchorOn);
	}

	/** Whether it has ended before a day. */
	boolean ended(LocalDate day) {
		@Nullable LocalDate last = (frequency == Frequency.ONCE && until == null) ? anchorOn : until;
		return last != null && day.isAfter(last);
	}

	/** Whether somebody says that it holds on a day. */
	boolean confirmed(LocalDate day) {
		return confirmedUntil == null || !day.isAfter(confirmedUntil);
	}

	/** The same, confirmed up to another day. */
	Schedule confirmedTo(@Nullable LocalDate day) {
		return new Schedule(group, label, replaces, frequency, every, byDay, byMonthDay, anchorOn, until, opens, closes,
				day, onHolidays, termTimeOnly, note);
	}

	/** The same with another rule for holidays. */
	Schedule onHolidays(OnHolidays rule) {
		return new Schedule(group, label, replaces, frequency, every, byDay, byMonthDay, anchorOn, until, opens, closes,
				confirmedUntil, rule, termTimeOnly, note);
	}

	private boolean counts(long since) {
		return Math.floorMod(since, every) == 0;
	}

	private long weeksSince(LocalDate day) {
		return (anchorOn == null) ? 0 : ChronoUnit.WEEKS.between(monday(anchorOn), monday(day));
	}

	private long monthsSince(LocalDate day) {
		return (anchorOn == null) ? 0 : ChronoUnit.MONTHS.between(YearMonth.from(anchorOn), YearMonth.from(day));
	}

	private static LocalDate monday(LocalDate day) {
		return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

	/** A month without the day has none: nothing moves to its last. */
	private static boolean isMonthDay(LocalDate day, int number) {
		return day.getDayOfMonth() == ((number < 0) ? day.lengthOfMonth() + 1 + number : number);
	}

	/** Which hours they are. */
	public enum Group {

		/** The usual hours. */
		REGULAR,
		/** Those of a season. */
		SEASON,
		/** Those of holidays. */
		HOLIDAY

	}

	/** How often. */
	public enum Frequency {

		/** On one day alone, that of the anchor. */
		ONCE, WEEKLY, MONTHLY

	}

	/** What happens on a holiday. */
	public enum OnHolidays {

		/** Open as on other days. */
		OPEN,
		/** Closed. */
		CLOSED,
		/** Nobody knows: whoever comes had better ask. */
		ASK

	}

	/**
	 * A day of the week, such as {@code TU}, or of a month, such as {@code 2TU} for the
	 * second Tuesday and {@code -1FR} for the last Friday.
	 *
	 * @param which the how-manieth of a month, 1 to 5, or -1 for the last; 0 for each
	 */
	public record ByDay(int which, DayOfWeek day) {

		public ByDay {
			if (which < -1 || which > 5) {
				throw new IllegalArgumentException("the first to the fifth, or the last");
			}
		}

		/**
		 * Reads one as it is written.
		 * @throws IllegalArgumentException where it is none
		 */
		public static ByDay of(String text) {
			String letters = text.substring(Math.max(0, text.length() - 2));
			String number = text.substring(0, text.length() - letters.length());
			for (DayOfWeek day : DayOfWeek.values()) {
				if (day.name().startsWith(letters) && letters.length() == 2 && number.matches("(-1|[1-5])?")) {
					return new ByDay(number.isEmpty() ? 0 : Integer.parseInt(number), day);
				}
			}
			throw new IllegalArgumentException("a day such as TU, 2TU or -1FR");
		}

		/** As it is written. */
		public String code() {
			return ((which == 0) ? "" : String.valueOf(which)) + day.name().substring(0, 2);
		}

		private boolean is(LocalDate day) {
			if (day.getDayOfWeek() != this.day) {
				return false;
			}
			return switch (which) {
				case 0 -> true;
				case -1 -> day.getDayOfMonth() > day.lengthOfMonth() - 7;
				default -> (day.getDayOfMonth() - 1) / 7 + 1 == which;
			};
		}

	}

}
