package scot.adp.directory.parts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

import scot.adp.directory.Hours;
import scot.adp.directory.HoursException;
import scot.adp.directory.Opening;
import scot.adp.directory.OpenState;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceLists;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** Hours as a person says them. */
public final class HoursWords {

	private HoursWords() {
	}

	/** A row, such as every second Tuesday 19:00 to 20:30, from 3 November 2026. */
	public static String of(Schedule row) {
		var words = new ArrayList<String>();
		words.add("%s %s".formatted(when(row), Words.of("hours.from-to", row.opens(), row.closes())));
		if (row.frequency() != Schedule.Frequency.ONCE && row.anchorOn() != null) {
			words.add(Words.of("hours.since", Dates.full(row.anchorOn())));
		}
		if (row.frequency() != Schedule.Frequency.ONCE && row.until() != null) {
			words.add(Words.of("hours.until", Dates.full(row.until())));
		}
		if (row.confirmedUntil() != null) {
			words.add(Words.of("hours.confirmed-until", Dates.full(row.confirmedUntil())));
		}
		if (row.termTimeOnly()) {
			words.add(Words.of("hours.term-time"));
		}
		words.add(Words.of("hours.on-holidays." + row.onHolidays().name()));
		String told = String.join(", ", words);
		return (row.label() != null) ? "%s: %s".formatted(row.label(), told) : told;
	}

	private static String when(Schedule row) {
		return switch (row.frequency()) {
			case ONCE -> (row.anchorOn() != null) ? Dates.weekday(row.anchorOn()) : "";
			case WEEKLY -> Words.of("hours.weekly", row.every(), days(row));
			case MONTHLY -> Words.of("hours.monthly", row.every(),
					row.byDay().isEmpty() ? row.byMonthDay()
						.stream()
						.map(it -> (it == -1) ? Words.of("hours.last-day") : Words.of("hours.month-day", it))
						.collect(Collectors.joining(", ")) : days(row));
		};
	}

	private static String days(Schedule row) {
		if (row.byDay().stream().map(Schedule.ByDay::day).distinct().count() == DayOfWeek.values().length) {
			return Words.of("hours.each-day");
		}
		return row.byDay().stream().map(HoursWords::day).collect(Collectors.joining(", "));
	}

	private static String day(Schedule.ByDay day) {
		String name = name(day.day());
		return (day.which() == 0) ? name : "%s %s".formatted(which(day.which()), name);
	}

	/** The how-manieth of a month it is. */
	public static String which(int which) {
		return Words.of(switch (which) {
			case 1 -> "hours.which.first";
			case 2 -> "hours.which.second";
			case 3 -> "hours.which.third";
			case 4 -> "hours.which.fourth";
			case 5 -> "hours.which.fifth";
			default -> "hours.which.last";
		});
	}

	/** The name of a day of the week. */
	public static String name(DayOfWeek day) {
		return day.getDisplayName(TextStyle.FULL, Locale.UK);
	}

	/** An exception, such as closed on 24 December 2026: no staff. */
	public static String of(HoursException exception, ServiceLists lists) {
		String days = exception.from().equals(exception.to()) ? Dates.full(exception.from())
				: Words.of("hours.days", Dates.full(exception.from()), Dates.full(exception.to()));
		return (exception.reason() != null)
				? Words.of("hours.closed-on", days, lists.reasons().label(exception.reason()))
				: Words.of("hours.open-besides", days, String.valueOf(exception.opens()),
						String.valueOf(exception.closes()));
	}

	/** Whether it is open now. */
	public static String of(Opening opening) {
		if (opening.state() == OpenState.OPEN) {
			return (opening.until() != null) ? Words.of("hours.open-until", moment(opening.until()))
					: Words.of("hours.open");
		}
		String why = (opening.reason() != null) ? Words.of("hours.reason." + opening.reason().name()) : "";
		return (opening.nextOpening() != null) ? Words.of("hours.opens", why, moment(opening.nextOpening())) : why;
	}

	private static String moment(Instant at) {
		var local = at.atZone(Hours.ZONE);
		return "%s %s".formatted(Dates.weekday(local.toLocalDate()), local.toLocalTime());
	}

}
