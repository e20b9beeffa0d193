package scot.adp.reporting;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The financial periods of a return, and when each is due. */
enum ReturnPeriod {

	QUARTER(3), HALF_YEAR(6), YEAR(12);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

	private final int months;

	ReturnPeriod(int months) {
		this.months = months;
	}

	/**
	 * The periods whose return falls due in this financial year or the next, in order.
	 * @param rule when it is due after the end of a period
	 */
	List<Due> due(LocalDate today, Rule rule) {
		LocalDate from = financialYear(today);
		LocalDate until = from.plusYears(2);
		var due = new ArrayList<Due>();
		for (LocalDate start = from.minusYears(2); start.isBefore(until); start = start.plusMonths(months)) {
			LocalDate end = start.plusMonths(months).minusDays(1);
			LocalDate day = rule.after(end);
			if (!day.isBefore(from) && day.isBefore(until)) {
				due.add(new Due(name(start, end), day));
			}
		}
		return due;
	}

	private String name(LocalDate start, LocalDate end) {
		return (this == YEAR) ? "%d/%02d".formatted(start.getYear(), end.getYear() % 100)
				: "%s to %s %d".formatted(MONTH.format(start), MONTH.format(end), end.getYear());
	}

	private static LocalDate financialYear(LocalDate day) {
		LocalDate april = LocalDate.of(day.getYear(), Month.APRIL, 1);
		return day.isBefore(april) ? april.minusYears(1) : april;
	}

	/**
	 * When a return is due after its period.
	 *
	 * @param daysAfter so many days after the end, or
	 * @param dueOn the first such day after the end
	 */
	record Rule(int daysAfter, @Nullable MonthDay dueOn) {

		LocalDate after(LocalDate end) {
			if (dueOn == null) {
				return end.plusDays(daysAfter);
			}
			LocalDate day = dueOn.atYear(end.getYear());
			return day.isAfter(end) ? day : dueOn.atYear(end.getYear() + 1);
		}

	}

	/** A period's name and the day its return is due. */
	record Due(String period, LocalDate on) {
	}

}
