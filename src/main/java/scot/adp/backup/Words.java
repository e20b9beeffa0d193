package scot.adp.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes and times as people read them. */
final class Words {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private static final long KILO = 1000;

	private Words() {
	}

	/** Such as {@code 12.3 MB}. */
	static String size(long bytes) {
		if (bytes < KILO * KILO) {
			return "%d kB".formatted(Math.max(1, bytes / KILO));
		}
		double mega = (double) bytes / KILO / KILO;
		return (mega < KILO) ? "%.1f MB".formatted(mega) : "%.1f GB".formatted(mega / KILO);
	}

	/** Such as {@code 22 November 2026 at 01:30}, in local time. */
	static String time(Instant instant) {
		return TIME.format(instant);
	}

	/** Such as {@code 1.4 seconds}. */
	static String time(Duration duration) {
		return "%.1f seconds".formatted(duration.toMillis() / (double) KILO);
	}

	/** What a backup holds, in a sentence or two. */
	static String holds(Manifest manifest) {
		String last = manifest.lastRecorded()
			.map(at -> "; the last thing recorded is of " + time(at))
			.orElse("; nothing is recorded yet");
		return "%,d rows in %d tables%s".formatted(manifest.allRows(), manifest.rows().size(), last);
	}

}
