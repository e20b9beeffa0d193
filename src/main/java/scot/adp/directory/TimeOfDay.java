package scot.adp.directory;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads times of day. */
public final class TimeOfDay {

	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):?(\\d{2})?(?::00)?(am|pm)?");

	/** From which hour on one that stands alone means the morning. */
	private static final int EARLIEST = 8;

	private TimeOfDay() {
	}

	/**
	 * Reads a time of day as people write it: 19:00, 1900, 7pm, 7.30 pm, noon. An hour
	 * alone is one of the day: 10 is ten in the morning, but 7 may be either.
	 * @return the time; nothing where it is none
	 */
	public static List<LocalTime> read(String typed) {
		String text = typed.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace('.', ':');
		if (text.equals("noon") || text.equals("midnight")) {
			return List.of(text.equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT);
		}
		var parts = WRITTEN.matcher(text);
		if (!parts.matches()) {
			return List.of();
		}
		int hour = Integer.parseInt(parts.group(1));
		int minute = (parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : 0;
		boolean half = parts.group(3) != null;
		boolean either = !half && parts.group(2) == null && hour < EARLIEST;
		if (minute > 59 || hour > (half ? 12 : 23) || (half && hour == 0) || either) {
			return List.of();
		}
		return List.of(LocalTime.of(half ? hour % 12 + ("pm".equals(parts.group(3)) ? 12 : 0) : hour, minute));
	}

}
