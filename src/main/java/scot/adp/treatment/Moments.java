package scot.adp.treatment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.TimeOfDay;
import scot.adp.exchange.HeadedRows;
import scot.adp.platform.reading.Days;

/** Reads a day with a time of day as files write it. */
final class Moments {

	private static final Pattern DAY_AND_TIME = Pattern.compile("(\\S+?)(?:T|\\s+)(\\d.*)");

	/** Spreadsheets write seconds too, which nobody asks for. */
	private static final Pattern SECONDS = Pattern.compile("^(\\d{1,2}:\\d{2}):\\d{2}$");

	private Moments() {
	}

	/**
	 * Reads a cell, in local time unless it says another; what it holds and is none is a
	 * problem of its line.
	 * @return null where there is none
	 */
	static @Nullable OffsetDateTime read(HeadedRows.Line line, String heading) {
		@Nullable String text = line.text(heading).orElse(null);
		if (text == null) {
			return null;
		}
		@Nullable OffsetDateTime read = read(text);
		if (read == null) {
			line.problem(heading, "Write a day and a time, as 20/11/2026 23:40.");
		}
		return read;
	}

	private static @Nullable OffsetDateTime read(String text) {
		try {
			return OffsetDateTime.parse(text);
		}
		catch (DateTimeParseException ex) {
			var parts = DAY_AND_TIME.matcher(text);
			if (!parts.matches()) {
				return null;
			}
			@Nullable LocalDate day = Days.read(parts.group(1)).found().orElse(null);
			List<LocalTime> time = TimeOfDay.read(SECONDS.matcher(parts.group(2)).replaceFirst("$1"));
			return (day == null || time.isEmpty()) ? null
					: day.atTime(time.getFirst()).atZone(AlertRules.ZONE).toOffsetDateTime();
		}
	}

}
