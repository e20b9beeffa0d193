package scot.adp.measures.spi;

import java.time.LocalDate;
import java.time.Month;

/** How long the periods of a measure or a return are, and when their year begins. */
public enum PeriodType {

	MONTH(1, Month.APRIL), QUARTER(3, Month.APRIL),
	/** A financial year. */
	YEAR(12, Month.APRIL),
	/** August to July: the year of schools and of child protection. */
	ACADEMIC_YEAR(12, Month.AUGUST);

	private final int months;

	private final Month first;

	PeriodType(int months, Month first) {
		this.months = months;
		this.first = first;
	}

	int months() {
		return months;
	}

	/** Whether a period of it begins with a month. */
	boolean begins(Month month) {
		return Math.floorMod(month.getValue() - first.getValue(), months) == 0;
	}

	/** The period that a day lies in. */
	public Period of(LocalDate day) {
		LocalDate year = LocalDate.of(day.getYear(), first, 1);
		LocalDate from = day.isBefore(year) ? year.minusYears(1) : year;
		while (!from.plusMonths(months).isAfter(day)) {
			from = from.plusMonths(months);
		}
		return new Period(this, from);
	}

}
