package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.HeadedRows;

/**
 * Reads the hours that a row of a file tells: days of the week or of the month, one day
 * alone, or a rule of another program.
 */
final class FileHours {

	private static final Map<String, Schedule.OnHolidays> ON_HOLIDAYS = Map.of("OPEN", Schedule.OnHolidays.OPEN,
			"CLOSED", Schedule.OnHolidays.CLOSED, "ASK", Schedule.OnHolidays.ASK);

	private static final List<List<String>> WHICH = List.of(List.of(""), List.of("first ", "1st "),
			List.of("second ", "2nd "), List.of("third ", "3rd "), List.of("fourth ", "4th "),
			List.of("fifth ", "5th "));

	private static final Map<String, Schedule.ByDay> DAYS = days();

	private FileHours() {
	}

	/**
	 * Reads the hours of a row; what is wrong becomes a problem of its cell.
	 * @param confirmedUntil the last day for which hours without an end count as
	 * confirmed
	 */
	static List<Schedule> read(HeadedRows.Line line, LocalDate confirmedUntil) {
		@Nullable String rule = line.text("rule").orElse(null);
		var days = line.several("day");
		@Nullable Integer every = line.whole("every_weeks").orElse(null);
		@Nullable LocalTime opens = time(line, "opens");
		@Nullable LocalTime closes = time(line, "closes");
		@Nullable LocalDate first = line.day("first_date").orElse(null);
		@Nullable LocalDate until = line.day("until").orElse(null);
		var holidays = line.choice("on_holidays", ON_HOLIDAYS).orElse(Schedule.OnHolidays.ASK);
		if (rule == null && days.isEmpty() && every == null && opens == null && closes == null && first == null
				&& until == null) {
			return List.of();
		}
		line.asks("opens", opens);
		line.asks("closes", closes);
		if (opens == null || closes == null) {
			return List.of();
		}
		var rows = (rule != null) ? byRule(line, rule, first, opens, closes)
				: byDays(line, days, every, first, until, opens, closes);
		return rows.stream()
			.map(it -> it.onHolidays(holidays))
			.map(it -> (it.until() == null && it.frequency() != Schedule.Frequency.ONCE)
					? it.confirmedTo(confirmedUntil) : it)
			.toList();
	}

	private static List<Schedule> byRule(HeadedRows.Line line, String rule, @Nullable LocalDate first, LocalTime opens,
			LocalTime closes) {
		for (String other : List.of("day", "every_weeks", "until")) {
			if (!line.cell(other).isBlank()) {
				line.problem(other, "A rule tells this already. Leave one of them empty.");
			}
		}
		line.asks("first_date", first);
		if (first == null) {
			return List.of();
		}
		try {
			return ForeignRules.read(rule.replaceFirst("(?i)^RRULE:", ""), first, opens, closes);
		}
		catch (IllegalArgumentException ex) {
			line.problem("rule", Objects.requireNonNullElse(ex.getMessage(), "This is no rule."));
			return List.of();
		}
	}

	private static List<Schedule> byDays(HeadedRows.Line line, List<String> told, @Nullable Integer every,
			@Nullable LocalDate first, @Nullable LocalDate until, LocalTime opens, LocalTime closes) {
		if (told.isEmpty()) {
			if (first == null) {
				line.problem("day", "Say on which days of the week, or by first_date on which day alone.");
				return List.of();
			}
			return List.of(row(Schedule.Frequency.ONCE, 1, List.of(), first, null, opens, closes));
		}
		var days = new ArrayList<Schedule.ByDay>();
		for (String text : told) {
			Schedule.@Nullable ByDay day = DAYS.get(text.replaceAll("\\s+", " "));
			if (day == null) {
				line.problem("day", "Write days as Tuesday or TU, of a month as second Tuesday or last Friday.");
				return List.of();
			}
			days.add(day);
		}
		boolean monthly = days.getFirst().which() != 0;
		if (days.stream().anyMatch(it -> (it.which() != 0) != monthly)) {
			line.problem("day", "Tell days of each week and days of the month in rows of their own.");
		}
		if (monthly && every != null) {
			line.problem("every_weeks", "It is on a day of the month. Leave this empty.");
		}
		return List.of(row(monthly ? Schedule.Frequency.MONTHLY : Schedule.Frequency.WEEKLY,
				(monthly || every == null) ? 1 : every, days, first, until, opens, closes));
	}

	private static Schedule row(Schedule.Frequency frequency, int every, List<Schedule.ByDay> days,
			@Nullable LocalDate first, @Nullable LocalDate until, LocalTime opens, LocalTime closes) {
		return new Schedule(Schedule.Group.REGULAR, null, false, frequency, every, days, List.of(), first, until, opens,
				closes, null, Schedule.OnHolidays.ASK, false, null);
	}

	private static @Nullable LocalTime time(HeadedRows.Line line, String heading) {
		@Nullable String text = line.text(heading).orElse(null);
		if (text == null) {
			return null;
		}
		var time = TimeOfDay.read(text);
		if (time.isEmpty()) {
			line.problem(heading, "Write a time as 19:00 or 7pm.");
			return null;
		}
		return time.getFirst();
	}

	private static Map<String, Schedule.ByDay> days() {
		var days = new TreeMap<String, Schedule.ByDay>(String.CASE_INSENSITIVE_ORDER);
		for (DayOfWeek day : DayOfWeek.values()) {
			var last = new Schedule.ByDay(-1, day);
			days.put(last.code(), last);
			days.put("last " + day.name(), last);
			for (int which = 0; which < WHICH.size(); which++) {
				var one = new Schedule.ByDay(which, day);
				days.put(one.code(), one);
				WHICH.get(which).forEach(it -> days.put(it + day.name(), one));
			}
			days.put(day.name().substring(0, 3), new Schedule.ByDay(0, day));
			days.put(day.name() + "s", new Schedule.ByDay(0, day));
		}
		return days;
	}

}
