package scot.adp.directory;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads times of day. */
public final class TimeOfDay {

	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):?(\\d{2})?(?::00)?(am|pm)?");

	private TimeOfDay() {
	}

	/**
	 * Reads a time of day as people write it: 19:00, 1900, 7pm, 7.30 pm, noon.
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
		if (minute > 59 || hour > (half ? 12 : 23) || (half && hour == 0) || (!half && parts.group(2) == null)) {
			return List.of();
		}
		return List.of(LocalTime.of(half ? hour % 12 + ("pm".equals(parts.group(3)) ? 12 : 0) : hour, minute));
	}

}
