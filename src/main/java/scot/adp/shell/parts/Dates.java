package scot.adp.shell.parts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes and asks for days as people here do. */
public final class Dates {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.UK);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

	private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private Dates() {
	}

	/** Such as {@code 21 November 2026}. */
	public static String full(LocalDate day) {
		return FULL.format(day);
	}

	/** Such as {@code Saturday 21 November 2026}. */
	public static String weekday(LocalDate day) {
		return WEEKDAY.format(day);
	}

	/** Such as {@code August}. */
	public static String month(LocalDate day) {
		return MONTH.format(day);
	}

	/** Such as {@code 21 November 2026 at 14:05}, in local time. */
	public static String time(OffsetDateTime instant) {
		return TIME.format(instant.atZoneSameInstant(ZONE));
	}

	/** Such as {@code 14:05}, in local time. */
	public static String hour(OffsetDateTime instant) {
		return HOUR.format(instant.atZoneSameInstant(ZONE));
	}

	/** The day of an instant, in local time. */
	public static LocalDate day(OffsetDateTime instant) {
		return instant.atZoneSameInstant(ZONE).toLocalDate();
	}

}
