package scot.adp.measures.spi;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a value of a measure is of, such as a quarter of the financial year.
 *
 * @param from its first day
 */
public record Period(PeriodType type, LocalDate from) implements Comparable<Period> {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

	private static final DateTimeFormatter WHOLE_MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

	public Period {
		if (!type.begins(from)) {
			throw new IllegalArgumentException("no %s begins on %s".formatted(type, from));
		}
	}

	/** The periods that hold any of the days from one to another, in order. */
	public static List<Period> covering(PeriodType type, LocalDate from, LocalDate to) {
		return Stream.iterate(type.of(from), period -> !period.from().isAfter(to), Period::next).toList();
	}

	/** Its last day. */
	public LocalDate to() {
		return next().from().minusDays(1);
	}

	public Period next() {
		return new Period(type, from.plusMonths(type.months()));
	}

	public Period previous() {
		return new Period(type, from.minusMonths(type.months()));
	}

	/**
	 * As it is written: {@code July 2026}, {@code Jul to Sep 2026}, {@code 2026/27},
	 * {@code School year 2026/27}, {@code Aug 2026 to Jul 2027}.
	 */
	public String name() {
		return switch (type) {
			case MONTH -> WHOLE_MONTH.format(from);
			case QUARTER, HALF_YEAR -> MONTH.format(from) + " to " + MONTH.format(to()) + ' ' + to().getYear();
			case YEAR -> year();
			case SCHOOL_YEAR -> "School year " + year();
			case CHILD_PROTECTION_YEAR ->
				MONTH.format(from) + ' ' + from.getYear() + " to " + MONTH.format(to()) + ' ' + to().getYear();
		};
	}

	private String year() {
		int to = to().getYear() % 100;
		return from.getYear() + (to < 10 ? "/0" : "/") + to;
	}

	@Override
	public int compareTo(Period other) {
		return from.compareTo(other.from);
	}

}
