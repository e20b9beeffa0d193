package scot.adp.measures;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Read;

/**
 * What a published figure is of: whole months from one to another. Publishers count in
 * years of the calendar and of finance, in quarters and in half-years.
 *
 * @param from its first day
 * @param to its last day
 */
public record PublishedPeriod(LocalDate from, LocalDate to) implements Comparable<PublishedPeriod> {

	private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

	private static final DateTimeFormatter WHOLE_MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

	private static final String NAME = "([a-z]{3,9})\\.?";

	private static final Pattern YEARS = Pattern.compile("(\\d{4}) ?[/-] ?(\\d{2}|\\d{4})");

	private static final Pattern ONE_YEAR = Pattern.compile("(\\d{4})");

	private static final Pattern QUARTER_OF_YEARS = Pattern.compile(
			"(?:(?<years>\\d{4} ?[/-] ?\\d{2}),? ?q(?<behind>[1-4])|q(?<before>[1-4]),? ?(?<later>\\d{4} ?[/-] ?\\d{2}))");

	private static final Pattern QUARTER = Pattern
		.compile("(?:(?<year>\\d{4})[ -]?q(?<behind>[1-4])|q(?<before>[1-4])[ -]?(?<later>\\d{4}))");

	private static final Pattern ONE_MONTH = Pattern.compile(NAME + " (\\d{4})");

	private static final Pattern MONTH_IN_DIGITS = Pattern.compile("(\\d{4})-(\\d{2})(?:-01)?");

	private static final Pattern MONTHS_FROM_TO = Pattern
		.compile(NAME + "(?: (\\d{4}))? ?(?:-|to) ?" + NAME + " (\\d{4})");

	public PublishedPeriod {
		if (from.getDayOfMonth() != 1 || to.plusDays(1).getDayOfMonth() != 1 || to.isBefore(from)) {
			throw new IllegalArgumentException("no whole months from %s to %s".formatted(from, to));
		}
	}

	/** The same days as a period of ours. */
	public static PublishedPeriod of(Period period) {
		return new PublishedPeriod(period.from(), period.to());
	}

	/** So many months from the first day of one on. */
	static PublishedPeriod of(YearMonth first, int months) {
		return new PublishedPeriod(first.atDay(1), first.plusMonths(months).atDay(1).minusDays(1));
	}

	/** The months between two, both counted. */
	private static PublishedPeriod of(YearMonth first, YearMonth last) {
		return new PublishedPeriod(first.atDay(1), last.atEndOfMonth());
	}

	/**
	 * The period that a text means.
	 * @param length how long it has to be
	 * @param calendar whether years and quarters that stand alone are the calendar's
	 */
	static Read<PublishedPeriod> read(String text, Length length, boolean calendar) {
		String plain = Blanks.line(text).replace('\u2013', '-').replace('\u2212', '-').toLowerCase(Locale.ROOT);
		Read<PublishedPeriod> read = (length == Length.MONTH) ? months(plain) : found(plain, calendar);
		@Nullable PublishedPeriod found = read.value();
		if (found != null && found.months() == length.months()) {
			return read;
		}
		return not(
				"%s Write a %s, such as %s.".formatted(read.fault(), length.words(), length.example(calendar)).strip());
	}

	private static Read<PublishedPeriod> found(String plain, boolean calendar) {
		Matcher quarter = QUARTER_OF_YEARS.matcher(plain);
		if (quarter.matches()) {
			String years = (quarter.group("years") != null) ? quarter.group("years") : quarter.group("later");
			String number = (quarter.group("behind") != null) ? quarter.group("behind") : quarter.group("before");
			return years(years).found()
				.map(year -> as(of(YearMonth.from(year.from()).plusMonths(3L * (number.charAt(0) - '1')), 3)))
				.orElse(not("The two years do not follow each other."));
		}
		Matcher alone = QUARTER.matcher(plain);
		if (alone.matches()) {
			int year = Integer.parseInt((alone.group("year") != null) ? alone.group("year") : alone.group("later"));
			int number = Integer
				.parseInt((alone.group("behind") != null) ? alone.group("behind") : alone.group("before"));
			return calendar ? as(of(YearMonth.of(year, 3 * number - 2), 3))
					: not("It does not say which financial year.");
		}
		if (YEARS.matcher(plain).matches()) {
			return years(plain);
		}
		Matcher year = ONE_YEAR.matcher(plain);
		if (year.matches()) {
			return calendar ? as(of(YearMonth.of(Integer.parseInt(year.group(1)), Month.JANUARY), 12))
					: not("It does not say which financial year.");
		}
		return months(plain);
	}

	private static Read<PublishedPeriod> years(String text) {
		Matcher years = YEARS.matcher(text);
		if (!years.matches()) {
			return not("");
		}
		int first = Integer.parseInt(years.group(1));
		int second = Integer.parseInt(years.group(2));
		return (second % 100 == (first + 1) % 100 && (second < 100 || second == first + 1))
				? as(of(YearMonth.of(first, Month.APRIL), 12)) : not("The two years do not follow each other.");
	}

	private static Read<PublishedPeriod> months(String plain) {
		Matcher one = ONE_MONTH.matcher(plain);
		if (one.matches() && month(one.group(1)) > 0) {
			return as(of(YearMonth.of(Integer.parseInt(one.group(2)), month(one.group(1))), 1));
		}
		Matcher digits = MONTH_IN_DIGITS.matcher(plain);
		if (digits.matches() && Integer.parseInt(digits.group(2)) >= 1 && Integer.parseInt(digits.group(2)) <= 12) {
			return as(of(YearMonth.of(Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2))), 1));
		}
		Matcher many = MONTHS_FROM_TO.matcher(plain);
		if (many.matches() && month(many.group(1)) > 0 && month(many.group(3)) > 0) {
			var last = YearMonth.of(Integer.parseInt(many.group(4)), month(many.group(3)));
			var first = YearMonth.of((many.group(2) != null) ? Integer.parseInt(many.group(2)) : last.getYear(),
					month(many.group(1)));
			if (!first.isAfter(last)) {
				return as(of(first, last));
			}
		}
		return not("");
	}

	private static Read<PublishedPeriod> as(PublishedPeriod found) {
		return new Read<>(found, "");
	}

	private static Read<PublishedPeriod> not(String fault) {
		return new Read<>(null, fault);
	}

	/** The number of a month's name, whole or its first three letters; 0 for none. */
	private static int month(String name) {
		int number = MONTHS.indexOf(name.substring(0, 3)) + 1;
		return (number > 0
				&& (name.length() == 3 || name.equals("sept") || Month.of(number).name().equalsIgnoreCase(name)))
						? number : 0;
	}

	/** How many months it has. */
	public int months() {
		return (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue() + 1;
	}

	/** The period behind it that is as long. */
	public PublishedPeriod next() {
		return of(YearMonth.from(from).plusMonths(months()), months());
	}

	/**
	 * As it is written: {@code March 2022}, {@code Jan to Mar 2022}, {@code 2021/22},
	 * {@code 2022}.
	 */
	public String name() {
		if (months() == 12 && from.getMonth() == Month.APRIL) {
			return "%d/%02d".formatted(from.getYear(), to.getYear() % 100);
		}
		if (months() == 12 && from.getMonth() == Month.JANUARY) {
			return String.valueOf(from.getYear());
		}
		if (months() == 1) {
			return WHOLE_MONTH.format(from);
		}
		return (from.getYear() == to.getYear())
				? "%s to %s %d".formatted(MONTH.format(from), MONTH.format(to), to.getYear())
				: "%s %d to %s %d".formatted(MONTH.format(from), from.getYear(), MONTH.format(to), to.getYear());
	}

	@Override
	public int compareTo(PublishedPeriod other) {
		int compared = from.compareTo(other.from);
		return (compared != 0) ? compared : to.compareTo(other.to);
	}

	/** How long the periods of a series are. */
	public enum Length {

		MONTH(1, "month", "March 2022", "March 2022"), QUARTER(3, "quarter", "Jan to Mar 2022", "2021/22 Q4"),
		HALF_YEAR(6, "half-year", "Jan to Jun 2022", "Apr to Sep 2022"), YEAR(12, "year", "2022", "2021/22");

		private final int months;

		private final String words;

		private final String ofCalendar;

		private final String ofFinance;

		Length(int months, String words, String ofCalendar, String ofFinance) {
			this.months = months;
			this.words = words;
			this.ofCalendar = ofCalendar;
			this.ofFinance = ofFinance;
		}

		int months() {
			return months;
		}

		String words() {
			return words;
		}

		/** How one is written. */
		public String example(boolean calendar) {
			return calendar ? ofCalendar : ofFinance;
		}

	}

}
