package scot.adp.measures.spi;

import java.time.LocalDate;
import java.time.Month;

/** How long the periods of a measure or a return are; years are financial years. */
public enum PeriodType {

	MONTH(1), QUARTER(3), YEAR(12);

	private final int months;

	PeriodType(int months) {
		this.months = months;
	}

	int months() {
		return months;
	}

	/** The period that a day lies in. */
	public Period of(LocalDate day) {
		LocalDate april = LocalDate.of(day.getYear(), Month.APRIL, 1);
		LocalDate from = day.isBefore(april) ? april.minusYears(1) : april;
		while (!from.plusMonths(months).isAfter(day)) {
			from = from.plusMonths(months);
		}
		return new Period(this, from);
	}

}
