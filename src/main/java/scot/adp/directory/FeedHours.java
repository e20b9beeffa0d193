package scot.adp.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads rows of hours as Open Referral tells them. What our rows cannot say is said with
 * its reason, and then nothing is known of the hours: half of them would tell people that
 * it is closed when it is open.
 */
final class FeedHours {

	/** One time of a day, with the seconds and the offset that some write behind it. */
	private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(.*)");

	private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

	/** What is longer and goes past midnight was meant otherwise. */
	private static final int LONGEST_NIGHT_HOURS = 14;

	/** How far ahead a row is looked for that begins later than its rule. */
	private static final int SOUGHT_DAYS = 800;

	private FeedHours() {
	}

	/**
	 * Reads the rows of one owner.
	 * @param today rows that were over before it are left out
	 */
	static Understood read(List<Map<String, String>> told, LocalDate today) {
		var rows = new ArrayList<Schedule>();
		var reasons = new ArrayList<String>();
		boolean over = false;
		for (Map<String, String> row : told) {
			try {
				var read = new Row(row);
				if (read.over(today)) {
					over = true;
				}
				else {
					rows.addAll(read.rows());
				}
			}
			catch (IllegalArgumentException ex) {
				reasons.add(Objects.requireNonNullElse(ex.getMessage(), "This is no row of hours."));
			}
		}
		if (rows.isEmpty() && over && reasons.isEmpty()) {
			reasons.add("All of its hours are over.");
		}
		return reasons.isEmpty() ? new Understood(rows, List.of())
				: new Understood(List.of(), reasons.stream().distinct().toList());
	}

	/**
	 * What was understood of hours.
	 *
	 * @param rows none where any of it was not understood
	 * @param reasons why it was not
	 */
	record Understood(List<Schedule> rows, List<String> reasons) {
	}

	private record Row(Map<String, String> told) {

		boolean over(LocalDate today) {
			return Stream.of("adp_until", "until", "valid_to")
				.map(this::day)
				.anyMatch(day -> day != null && day.isBefore(today));
		}

		List<Schedule> rows() {
			if (told.containsKey("timezone")) {
				throw new IllegalArgumentException(
						"Its hours have an offset of the clocks, which is wrong for half of the year.");
			}
			for (String rare : List.of("byweekno", "byyearday")) {
				if (told.containsKey(rare)) {
					throw new IllegalArgumentException("Its hours are told by %s, which our rows cannot say."
						.formatted(rare.equals("byweekno") ? "weeks of the year" : "days of the year"));
				}
			}
			LocalTime opens = time("opens_at");
			LocalTime closes = time("closes_at");
			if (closes.equals(LAST_MINUTE) && opens.equals(LocalTime.MIDNIGHT)) {
				closes = LocalTime.MIDNIGHT;
			}
			else if (closes.equals(opens) && !opens.equals(LocalTime.MIDNIGHT)) {
				throw new IllegalArgumentException("It opens and closes at the same time.");
			}
			else if (!closes.isAfter(opens) && !closes.equals(LocalTime.MIDNIGHT)
					&& 24 * 60 - minutes(opens) + minutes(closes) > LONGEST_NIGHT_HOURS * 60) {
				throw new IllegalArgumentException("It closes before it opens.");
			}
			return days(opens, closes).stream().map(this::told).toList();
		}

		private static int minutes(LocalTime time) {
			return time.toSecondOfDay() / 60;
		}

		private List<Schedule> days(LocalTime opens, LocalTime closes) {
			@Nullable LocalDate from = day("valid_from");
			@Nullable LocalDate to = day("valid_to");
			@Nullable LocalDate start = day("dtstart");
			String days = text("byday", "").toUpperCase(Locale.ROOT).replace(" ", "");
			@Nullable String freq = told.get("freq");
			if (from != null && from.equals(to)) {
				if (!days.isEmpty() && !days.contains(from.getDayOfWeek().name().substring(0, 2))) {
					throw new IllegalArgumentException("It is told for one day, and that is another day of the week.");
				}
				return List.of(new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.ONCE, 1, List.of(),
						List.of(), from, null, opens, closes, null, Schedule.OnHolidays.ASK, false, null));
			}
			if (freq == null) {
				throw new IllegalArgumentException("Its hours do not say how often they are, by freq.");
			}
			boolean monthly = freq.equalsIgnoreCase("MONTHLY");
			if (!monthly && !freq.equalsIgnoreCase("WEEKLY") && !freq.equalsIgnoreCase("DAILY")) {
				throw new IllegalArgumentException("Its hours are neither by weeks nor by months.");
			}
			boolean needsStart = !text("interval", "1").equals("1") || told.containsKey("count");
			boolean needsDays = days.isEmpty() && !told.containsKey("bymonthday") && !freq.equalsIgnoreCase("DAILY");
			@Nullable LocalDate counted = (start != null) ? start : needsStart ? null : from;
			if (counted == null && (needsStart || needsDays)) {
				throw new IllegalArgumentException(
						needsStart ? "Its hours do not say from which day they are counted, by dtstart."
								: "Its hours do not say on which days they are, by byday or bymonthday.");
			}
			var rows = ForeignRules.read(rule(days), (counted != null) ? counted : LocalDate.of(2024, 1, 1), opens,
					closes);
			return rows.stream().map(row -> begun(row, counted, start, from)).toList();
		}

		private String text(String name, String otherwise) {
			@Nullable String text = told.get(name);
			return (text != null) ? text : otherwise;
		}

		private String rule(String days) {
			return Stream
				.of(part("FREQ", told.get("freq")), part("INTERVAL", told.get("interval")),
						part("BYDAY", days.isEmpty() ? null : days), part("BYMONTHDAY", told.get("bymonthday")),
						part("COUNT", told.get("count")), part("UNTIL", until()), part("WKST", told.get("wkst")))
				.filter(it -> !it.isEmpty())
				.collect(Collectors.joining(";"));
		}

		private @Nullable String until() {
			@Nullable LocalDate until = day(told.containsKey("adp_until") ? "adp_until" : "until");
			return (until != null) ? until.toString().replace("-", "") : null;
		}

		private static String part(String name, @Nullable String value) {
			return (value != null) ? "%s=%s".formatted(name, value.toUpperCase(Locale.ROOT).replace(" ", "")) : "";
		}

		/**
		 * A rule begins on its first day, not before what is told of it is valid, and
		 * always was there where nothing says when it began.
		 */
		private static Schedule begun(Schedule row, @Nullable LocalDate counted, @Nullable LocalDate start,
				@Nullable LocalDate from) {
			@Nullable LocalDate first = (counted != null) ? row.anchorOn() : null;
			if (start != null && from != null && from.isAfter(start)) {
				first = from.datesUntil(from.plusDays(SOUGHT_DAYS))
					.filter(row::occurs)
					.findFirst()
					.orElseThrow(() -> new IllegalArgumentException("Its hours give no day once they are valid."));
			}
			return new Schedule(row.group(), row.label(), row.replaces(), row.frequency(), row.every(), row.byDay(),
					row.byMonthDay(), first, row.until(), row.opens(), row.closes(), null, row.onHolidays(),
					row.termTimeOnly(), row.note());
		}

		/**
		 * What is told besides. Of another directory the last day on which a row is valid
		 * is the end of what is known; whether it is open after it nobody says.
		 */
		private Schedule told(Schedule row) {
			boolean like = told.containsKey("adp_on_holidays");
			@Nullable LocalDate confirmed = day("adp_hours_confirmed_until");
			if (!like && row.until() == null && row.frequency() != Schedule.Frequency.ONCE) {
				confirmed = day("valid_to");
			}
			@Nullable String words = Stream.of(told.get("description"), told.get("notes"))
				.filter(Objects::nonNull)
				.distinct()
				.collect(Collectors.collectingAndThen(Collectors.joining(" "), it -> it.isEmpty() ? null : it));
			if (words != null && words.length() > Services.LINE_LIMIT) {
				words = null;
			}
			return new Schedule(like ? choice("adp_group", Schedule.Group.REGULAR) : Schedule.Group.REGULAR,
					like ? told.get("description") : null, "true".equals(told.get("adp_replaces")), row.frequency(),
					row.every(), row.byDay(), row.byMonthDay(), row.anchorOn(), row.until(), row.opens(), row.closes(),
					confirmed, choice("adp_on_holidays", Schedule.OnHolidays.ASK),
					"true".equals(told.get("adp_term_time_only")), like ? told.get("adp_note") : words);
		}

		private <E extends Enum<E>> E choice(String name, E otherwise) {
			@Nullable String value = told.get(name);
			for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
				if (constant.name().equals(value)) {
					return constant;
				}
			}
			return otherwise;
		}

		private @Nullable LocalDate day(String name) {
			@Nullable String text = told.get(name);
			try {
				return (text != null) ? LocalDate.parse(text.substring(0, Math.min(10, text.length()))) : null;
			}
			catch (DateTimeParseException ex) {
				throw new IllegalArgumentException("Its hours have no day such as 2026-11-03 in %s.".formatted(name),
						ex);
			}
		}

		private LocalTime time(String name) {
			@Nullable String text = told.get(name);
			if (text == null) {
				throw new IllegalArgumentException("Its hours do not say when it opens and closes.");
			}
			var parts = TIME.matcher(text);
			if (!parts.matches()) {
				throw new IllegalArgumentException("Its hours have no time such as 19:00 in %s.".formatted(name));
			}
			if (!parts.group(3).isBlank()) {
				throw new IllegalArgumentException(
						"Its hours have an offset of the clocks, which is wrong for half of the year.");
			}
			int hour = Integer.parseInt(parts.group(1));
			int minute = Integer.parseInt(parts.group(2));
			if (hour == 24 && minute == 0) {
				return LocalTime.MIDNIGHT;
			}
			if (hour > 23 || minute > 59) {
				throw new IllegalArgumentException("Its hours have no time such as 19:00 in %s.".formatted(name));
			}
			return LocalTime.of(hour, minute);
		}

	}

}
