package scot.adp.platform.reading;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a day as people and programs write it: {@code 3 September 2026}, {@code Thu 3rd
 * Sept 2026}, {@code 3/9/2026}, {@code 3-Sep-2026}, {@code September 3, 2026} or
 * {@code 2026-09-03}. Of two numbers the day comes first. A year of two digits is one of
 * ours, as spreadsheets show it in {@code 3-Sep-26} or {@code 3/9/26}; where it could be
 * the day as well, or of another century, it has to have four.
 */
public final class Days {

	/** What to say where a text is no day and nothing more is known about it. */
	public static final String FAULT = "This is no date; write it as 1 May 2026.";

	private static final int LENGTH_AT_MOST = 60;

	private static final Pattern SHORT_YEAR = Pattern.compile("'?([2-4][0-9])");

	private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

	private static final String WEEKDAY = "(?<weekday>mon|tue|wed|thu|fri|sat|sun|tues|weds|thur|thurs"
			+ "|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

	private static final String MONTH = "(?<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february"
			+ "|march|april|august|september|october|november|december)";

	private static final String DAY = "(?<day>[0-9]{1,2})";

	private static final String NTH = DAY + " ?(?:st|nd|rd|th)?";

	private static final String YEAR = "(?<year>[0-9]{4}|'?[0-9]{2})";

	private static final String BETWEEN = "[ .,/-]*";

	private static final Pattern BEFORE = Pattern.compile(WEEKDAY + "(?:[ .,-]+|(?=[0-9]))(?:the )?(?<date>.+)");

	private static final Pattern BEHIND = Pattern.compile("(?<date>.+?)[ ,]+\\(?" + WEEKDAY + "\\.?\\)?");

	private static final String ZONE = " ?(?:z|utc|gmt|bst|(?:utc|gmt)?[+-][0-9]{2}(?::?[0-9]{2})?)(?: ?[(\\[][a-z /_]+[)\\]])?";

	private static final String MINUTES = "[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?";

	private static final String HALF = " ?[ap]\\.?m";

	/** Programs write a day as its first moment. */
	private static final Pattern TIME = Pattern
		.compile("(?<date>.+?[0-9]{2})(?: ?t ?|,? (?:at )?)(?<time>[0-9]{1,2}(?:%1$s(?:%2$s)?|%2$s))(?:%3$s)?"
			.formatted(MINUTES, HALF, ZONE));

	private static final Pattern MIDNIGHT = Pattern.compile("0[0:.,]*(?: ?a\\.?m)?|12[0:.,]* ?a\\.?m");

	/** A day of an XML schema may have a zone and no time. */
	private static final Pattern ZONED = Pattern
		.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?: ?(?:z|utc|gmt|[+-][0-9]{2}:[0-9]{2}))");

	private static final List<Pattern> FORMS = List.of(
			Pattern.compile("(?:the )?" + NTH + "(?: of)?" + BETWEEN + MONTH + BETWEEN + YEAR),
			Pattern.compile(MONTH + "[ .,/-]*(?:the )?" + NTH + "(?:[ .,/-]+)" + YEAR),
			Pattern.compile("(?<year>[0-9]{4})" + BETWEEN + MONTH + BETWEEN + NTH),
			Pattern.compile("(?<year>[0-9]{4}) ?(?<between>[-./ ]) ?(?<month>[0-9]{1,2}) ?\\k<between> ?" + DAY),
			Pattern
				.compile(DAY + "(?<between> ?[-./] ?| )(?<month>[0-9]{1,2})\\k<between>(?<year>[0-9]{4}|'?[0-9]{2})"));

	private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

	private static final Pattern NUMBERS_ALONE = Pattern.compile("[0-9]{1,2} ?([./-]) ?[0-9]{1,2}");

	private Days() {
	}

	/** The day that a text means. */
	public static Read<LocalDate> read(String text) {
		if (Blanks.strip(text).length() > LENGTH_AT_MOST) {
			return Read.not(FAULT);
		}
		String plain = Blanks.plain(text).toLowerCase(Locale.ROOT).replaceFirst("[ .,;]+$", "");
		Matcher zoned = ZONED.matcher(plain);
		if (zoned.matches()) {
			return readDay(zoned.group("date"));
		}
		Matcher time = TIME.matcher(plain);
		if (!time.matches()) {
			return readWithWeekday(plain);
		}
		Read<LocalDate> day = readWithWeekday(time.group("date"));
		return (!day.isRead() || MIDNIGHT.matcher(time.group("time")).matches()) ? day
				: Read.not("This holds a time of day; write the day alone, such as 1 May 2026.");
	}

	/**
	 * The day that a text means, where a year may be left out, as in {@code 3 Nov},
	 * {@code Tue 3 November} or {@code 3/11}: then it is the last such day up to one.
	 * @param latest the last day that it can be
	 */
	public static Read<LocalDate> read(String text, LocalDate latest) {
		Read<LocalDate> read = read(text);
		String plain = Blanks.plain(text).replaceFirst("[ .,;/-]+$", "");
		if (read.isRead() || !FAULT.equals(read.fault()) || plain.length() > LENGTH_AT_MOST) {
			return read;
		}
		String between = NUMBERS_ALONE.matcher(plain).replaceFirst("$1");
		String stem = plain + (between.equals(plain) ? " " : between);
		Read<LocalDate> day = read(stem + latest.getYear());
		@Nullable LocalDate found = day.value();
		return (found != null && found.isAfter(latest)) ? read(stem + (latest.getYear() - 1)) : day;
	}

	private static Read<LocalDate> readWithWeekday(String plain) {
		for (Pattern form : List.of(BEFORE, BEHIND)) {
			Matcher found = form.matcher(plain);
			if (found.matches()) {
				int weekday = WEEKDAYS.indexOf(found.group("weekday").substring(0, 3)) + 1;
				return readDay(found.group("date"), DayOfWeek.of(weekday));
			}
		}
		return readDay(plain);
	}

	private static Read<LocalDate> readDay(String plain, DayOfWeek weekday) {
		Read<LocalDate> read = readDay(plain);
		LocalDate day = read.value();
		return (day == null || day.getDayOfWeek() == weekday) ? read
				: Read.not("%s is a %s, not a %s; put one of them right.".formatted(FULL.format(day),
						named(day.getDayOfWeek()), named(weekday)));
	}

	private static Read<LocalDate> readDay(String plain) {
		for (Pattern form : FORMS) {
			Matcher found = form.matcher(plain);
			if (found.matches()) {
				return made(year(found), month(found.group("month")), Integer.parseInt(found.group("day")));
			}
		}
		return Read.not(FAULT);
	}

	/** The year; 0 where it has to be written otherwise. */
	private static int year(Matcher found) {
		String year = found.group("year");
		Matcher brief = SHORT_YEAR.matcher(year);
		if (brief.matches()) {
			// In 26-09-28 programs write the year first, people the day.
			boolean dayFirst = !Character.isDigit(found.group("month").charAt(0))
					|| found.group("between").matches(" ?[./] ?");
			return dayFirst ? 2000 + Integer.parseInt(brief.group(1)) : 0;
		}
		return (year.length() == 4 && !year.startsWith("0")) ? Integer.parseInt(year) : 0;
	}

	private static Read<LocalDate> made(int year, int month, int day) {
		if (year == 0) {
			return Read.not("Write the year of this date with four digits, such as 1 May 2026.");
		}
		if (month < 1 || month > 12) {
			return Read.not("There is no month %d; write the day first, such as 1 May 2026.".formatted(month));
		}
		try {
			return Read.as(LocalDate.of(year, month, day));
		}
		catch (DateTimeException ex) {
			return Read.not("There is no day %d in %s; write it as 1 May 2026.".formatted(day,
					DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK).format(YearMonth.of(year, month))));
		}
	}

	private static int month(String written) {
		return Character.isDigit(written.charAt(0)) ? Integer.parseInt(written)
				: MONTHS.indexOf(written.substring(0, 3)) + 1;
	}

	private static String named(DayOfWeek day) {
		return day.getDisplayName(TextStyle.FULL, Locale.UK);
	}

}
