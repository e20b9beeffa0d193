package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of RFC 5545 by which other programs tell when something recurs, as rows
 * of ours. Weeks of such a rule may begin on another day than ours do, and it may count
 * its days: it becomes rows that give the same days, or is refused.
 */
final class ForeignRules {

	/** For how long the rows are compared with the rule. */
	private static final int COMPARED_DAYS = 3 * 366;

	/** The most days that a rule may count. */
	private static final int MOST = 1_000;

	private static final String REFUSED = "This rule gives days that our rows of hours cannot: enter the days yourself.";

	private static final Pattern UNTIL = Pattern.compile("(?i)UNTIL=(\\d{8}T\\d{6})(Z)?");

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

	private ForeignRules() {
	}

	/**
	 * Reads a rule.
	 * @param start the day from which it counts; it is no day of its own unless the rule
	 * gives it
	 * @throws IllegalArgumentException where it is no rule, or one that our rows cannot
	 * say
	 */
	static List<Schedule> read(String rule, LocalDate start, LocalTime opens, LocalTime closes) {
		try {
			var parsed = new RecurrenceRule(endingOnADay(rule), RecurrenceRule.RfcMode.RFC5545_STRICT);
			if (parsed.hasPart(Part.BYHOUR) || parsed.hasPart(Part.BYMINUTE) || parsed.hasPart(Part.BYSECOND)) {
				throw new IllegalArgumentException(
						"This rule tells times of its own; tell when it opens and closes instead.");
			}
			if (parsed.getCount() != null && parsed.getCount() > MOST) {
				throw new IllegalArgumentException(REFUSED);
			}
			Set<LocalDate> days = days(parsed, start, start.plusDays(COMPARED_DAYS));
			if (days.isEmpty()) {
				throw new IllegalArgumentException("This rule gives no day.");
			}
			@Nullable LocalDate last = parsed.isInfinite() ? null : last(parsed, start);
			var rows = rows(parsed, days, last, opens, closes);
			if (!same(rows, days, start)) {
				throw new IllegalArgumentException(REFUSED);
			}
			return rows;
		}
		catch (InvalidRecurrenceRuleException | DateTimeParseException ex) {
			throw new IllegalArgumentException("This is no rule such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU.", ex);
		}
	}

	/**
	 * Calendars end a rule at a moment of UTC; here days count, as they are by the
	 * clocks.
	 */
	private static String endingOnADay(String rule) {
		return UNTIL.matcher(rule).replaceAll(found -> {
			var moment = LocalDateTime.parse(found.group(1).toUpperCase(Locale.ROOT), MOMENT);
			LocalDate day = (found.group(2) != null)
					? moment.atOffset(ZoneOffset.UTC).atZoneSameInstant(Hours.ZONE).toLocalDate()
					: moment.toLocalDate();
			return "UNTIL=" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
		});
	}

	/**
	 * Days that a rule gives, up to a day.
	 * @throws IllegalArgumentException where the library finds none however long it looks
	 */
	static Set<LocalDate> days(RecurrenceRule rule, LocalDate start, LocalDate to) {
		try {
			return given(rule, start, to);
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(REFUSED, ex);
		}
	}

	private static Set<LocalDate> given(RecurrenceRule rule, LocalDate start, LocalDate to) {
		var days = new TreeSet<LocalDate>();
		// Days alone: no clock is asked, so none that is put forward loses a day.
		var iterator = rule.iterator(new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()));
		while (iterator.hasNext()) {
			LocalDate day = day(iterator.nextDateTime());
			if (day.isAfter(to)) {
				break;
			}
			days.add(day);
		}
		return days;
	}

	private static LocalDate last(RecurrenceRule rule, LocalDate start) {
		@Nullable DateTime until = rule.getUntil();
		return (until != null) ? day(until)
				: days(rule, start, LocalDate.MAX).stream().reduce((a, b) -> b).orElseThrow();
	}

	private static List<Schedule> rows(RecurrenceRule rule, Set<LocalDate> days, @Nullable LocalDate last,
			LocalTime opens, LocalTime closes) {
		LocalDate first = days.iterator().next();
		int every = rule.getInterval();
		return switch (rule.getFreq()) {
			case DAILY -> (every == 1)
					? List.of(row(Schedule.Frequency.WEEKLY, 1, weekdays(days), List.of(), first, last, opens, closes))
					: List.of();
			case WEEKLY -> weekly(days, every, last, opens, closes);
			case MONTHLY -> {
				var byDay = (rule.getByDayPart() != null) ? rule.getByDayPart() : List.<RecurrenceRule.WeekdayNum>of();
				@Nullable List<Integer> byMonthDay = rule.getByPart(Part.BYMONTHDAY);
				yield (!byDay.isEmpty() && byMonthDay == null)
						? List.of(row(Schedule.Frequency.MONTHLY, every,
								byDay.stream().map(it -> new Schedule.ByDay(it.pos, weekday(it))).toList(), List.of(),
								first, last, opens, closes))
						: List.of(row(Schedule.Frequency.MONTHLY, every, List.of(),
								(byMonthDay != null) ? byMonthDay : List.of(first.getDayOfMonth()), first, last, opens,
								closes));
			}
			default -> List.of();
		};
	}

	/**
	 * Each day of the week counts from its own first day: so weeks may begin on whatever
	 * day.
	 */
	private static List<Schedule> weekly(Set<LocalDate> days, int every, @Nullable LocalDate last, LocalTime opens,
			LocalTime closes) {
		if (every == 1) {
			return List.of(row(Schedule.Frequency.WEEKLY, 1, weekdays(days), List.of(), days.iterator().next(), last,
					opens, closes));
		}
		var rows = new ArrayList<Schedule>();
		for (Schedule.ByDay weekday : weekdays(days)) {
			LocalDate first = days.stream().filter(it -> it.getDayOfWeek() == weekday.day()).findFirst().orElseThrow();
			rows.add(row(Schedule.Frequency.WEEKLY, every, List.of(weekday), List.of(), first, last, opens, closes));
		}
		return rows;
	}

	private static List<Schedule.ByDay> weekdays(Set<LocalDate> days) {
		return days.stream()
			.map(LocalDate::getDayOfWeek)
			.distinct()
			.sorted()
			.map(day -> new Schedule.ByDay(0, day))
			.toList();
	}

	private static Schedule row(Schedule.Frequency frequency, int every, List<Schedule.ByDay> byDay,
			List<Integer> byMonthDay, LocalDate first, @Nullable LocalDate last, LocalTime opens, LocalTime closes) {
		return new Schedule(Schedule.Group.REGULAR, null, false, frequency, every, byDay, byMonthDay, first, last,
				opens, closes, null, Schedule.OnHolidays.ASK, false, null);
	}

	private static boolean same(List<Schedule> rows, Set<LocalDate> days, LocalDate start) {
		return start.datesUntil(start.plusDays(COMPARED_DAYS))
			.allMatch(day -> rows.stream().anyMatch(row -> row.occurs(day)) == days.contains(day));
	}

	private static DayOfWeek weekday(RecurrenceRule.WeekdayNum day) {
		return Schedule.ByDay.of(day.weekday.name()).day();
	}

	private static LocalDate day(DateTime day) {
		return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
	}

}
