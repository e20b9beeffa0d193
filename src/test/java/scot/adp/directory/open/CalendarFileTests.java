package scot.adp.directory.open;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Calendars that every calendar program reads. */
class CalendarFileTests {

	@Test
	void linesAreFoldedAndTextsEscaped() {
		String name = "Tea, talk; and \\ more\nwith \u00e9\u00e9\u00e9 " + "\ud83c\udf75".repeat(30);
		String file = CalendarFile.of("Week", Instant.EPOCH,
				List.of(new CalendarFile.Event("one@find-help", Instant.parse("2026-10-19T18:00:00Z"),
						Instant.parse("2026-10-19T19:30:00Z"), name, "", "http://localhost/find-help/tea")));

		assertThat(file).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
		assertThat(file.split("\r\n")).isNotEmpty()
			.allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
			.noneSatisfy(line -> assertThat(line).contains("\n"))
			.noneSatisfy(line -> assertThat(line).startsWith("LOCATION"));
		assertThat(file.replace("\r\n ", "")).contains("SUMMARY:Tea\\, talk\\; and \\\\ more\\nwith",
				"DTSTART:20261019T180000Z\r\n", "DTEND:20261019T193000Z\r\n");
	}

}
