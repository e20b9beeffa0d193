package scot.adp.directory.open;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A calendar as RFC 5545 has it. Each opening is an event of its own, at moments that no
 * clock change moves, so that no calendar program works hours out by itself.
 */
final class CalendarFile {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int OCTETS = 75;

	private CalendarFile() {
	}

	/** A calendar of openings. */
	static String of(String name, Instant changedAt, List<Event> events) {
		var file = new StringBuilder();
		line(file, "BEGIN:VCALENDAR");
		line(file, "VERSION:2.0");
		line(file, "PRODID:-//ADP platform//Find help//EN");
		line(file, "CALSCALE:GREGORIAN");
		line(file, "X-WR-CALNAME:" + escaped(name));
		for (Event event : events) {
			line(file, "BEGIN:VEVENT");
			line(file, "UID:" + event.uid());
			line(file, "DTSTAMP:" + MOMENT.format(changedAt));
			line(file, "DTSTART:" + MOMENT.format(event.startsAt()));
			line(file, "DTEND:" + MOMENT.format(event.endsAt()));
			line(file, "SUMMARY:" + escaped(event.name()));
			if (!event.where().isEmpty()) {
				line(file, "LOCATION:" + escaped(event.where()));
			}
			line(file, "URL:" + event.address());
			line(file, "TRANSP:TRANSPARENT");
			line(file, "END:VEVENT");
		}
		line(file, "END:VCALENDAR");
		return file.toString();
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\")
			.replace(";", "\\;")
			.replace(",", "\\,")
			.replace("\r\n", "\\n")
			.replace("\n", "\\n")
			.replace("\r", "\\n");
	}

	/** A line is folded where it is longer than 75 octets, never within a character. */
	private static void line(StringBuilder file, String line) {
		int octets = 0;
		for (int at = 0; at < line.length();) {
			int character = line.codePointAt(at);
			String sign = Character.toString(character);
			int length = sign.getBytes(StandardCharsets.UTF_8).length;
			if (octets + length > OCTETS) {
				file.append("\r\n ");
				octets = 1;
			}
			file.append(sign);
			octets += length;
			at += sign.length();
		}
		file.append("\r\n");
	}

	/**
	 * Something that is open once.
	 *
	 * @param uid the same each time it is told
	 * @param where empty where it is not told
	 */
	record Event(String uid, Instant startsAt, Instant endsAt, String name, String where, String address) {
	}

}
