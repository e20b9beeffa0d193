package scot.adp.measures.spi;

import java.time.LocalDate;
import java.time.Month;

/**
 * How long the periods of a measure or a return are. Years are financial years, but for
 * those of schools and of child protection.
 */
public enum PeriodType {

	MONTH(1, Month.APRIL), QUARTER(3, Month.APRIL), HALF_YEAR(6, Month.APRIL), YEAR(12, Month.APRIL),
	/** August to July: a year of schools with the holidays that follow it. */
	SCHOOL_YEAR(12, Month.AUGUST),
	/** August to July: the year of the statistics of child protection. */
	CHILD_PROTECTION_YEAR(12, Month.AUGUST);

	private final int months;

	private final Month first;

	PeriodType(int months, Month first) {
		this.months = months;
		this.first = first;
	}

	int months() {
		return months;
	}

	/** The period that a day lies in. */
	public Period of(LocalDate day) {
		LocalDate begin = LocalDate.of(day.getYear(), first, 1);
		LocalDate from = day.isBefore(begin) ? begin.minusYears(1) : begin;
		while (!from.plusMonths(months).isAfter(day)) {
			from = from.plusMonths(months);
		}
		return new Period(this, from);
	}

	/** Whether a period begins on a day. */
	boolean begins(LocalDate day) {
		return day.getDayOfMonth() == 1 && Math.floorMod(day.getMonthValue() - first.getValue(), months) == 0;
	}

}
