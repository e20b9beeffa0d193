package scot.adp.activities;

import java.time.LocalDate;
import java.time.Month;

/** The year within which a programme counts people. */
public enum CountingYear {

	/** April to March. */
	FINANCIAL(Month.APRIL),
	/** August to July: a year of schools with the holidays that follow it. */
	ACADEMIC(Month.AUGUST);

	private final Month first;

	CountingYear(Month first) {
		this.first = first;
	}

	/** The first day of the year that a day lies in. */
	public LocalDate begin(LocalDate day) {
		LocalDate begin = LocalDate.of(day.getYear(), first, 1);
		return day.isBefore(begin) ? begin.minusYears(1) : begin;
	}

	/** The last day of the year that a day lies in. */
	public LocalDate end(LocalDate day) {
		return begin(day).plusYears(1).minusDays(1);
	}

	/** Whether a stretch begins with a year and ends within it. */
	public boolean fromItsBegin(LocalDate from, LocalDate to) {
		return begin(from).equals(from) && within(from, to);
	}

	/** Whether both ends of a stretch lie in one year. */
	public boolean within(LocalDate from, LocalDate to) {
		return begin(from).equals(begin(to));
	}

}
