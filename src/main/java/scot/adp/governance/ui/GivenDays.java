package scot.adp.governance.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import scot.adp.directory.NewMeeting;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Words;

/** Reads days as people type or paste them, one a line. */
final class GivenDays {

	private static final List<DateTimeFormatter> FORMS = List.of(form("d MMMM uuuu"), form("d MMM uuuu"),
			form("d/M/uuuu"), form("d.M.uuuu"), form("uuuu-M-d"));

	private GivenDays() {
	}

	/**
	 * The meetings on these days.
	 * @throws Problem where a line is no day, named by its number
	 */
	static List<NewMeeting> read(String text) {
		var days = new ArrayList<NewMeeting>();
		var lines = text.lines().map(String::strip).toList();
		for (int number = 0; number < lines.size(); number++) {
			String line = lines.get(number);
			if (!line.isEmpty()) {
				days.add(new NewMeeting(day(line).orElseThrow(fault(number + 1, line)), null));
			}
		}
		if (days.isEmpty()) {
			throw Problem.invalid("on", Words.of("meetings.days.missing"));
		}
		return days;
	}

	private static Supplier<Problem> fault(int number, String line) {
		return () -> Problem.invalid("on",
				Words.of("meetings.days.wrong", number, (line.length() > 40) ? line.substring(0, 40) : line));
	}

	private static Optional<LocalDate> day(String line) {
		// A weekday before it is for people; the date tells it already.
		String date = line.replaceFirst("(?i)^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? +", "");
		for (DateTimeFormatter form : FORMS) {
			try {
				return Optional.of(LocalDate.parse(date, form));
			}
			catch (DateTimeParseException ex) {
				// The next form may fit.
			}
		}
		return Optional.empty();
	}

	private static DateTimeFormatter form(String pattern) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive()
			.appendPattern(pattern)
			.toFormatter(Locale.UK)
			.withResolverStyle(ResolverStyle.STRICT);
	}

}
