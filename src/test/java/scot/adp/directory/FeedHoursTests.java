package scot.adp.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hours as the feeds of other directories tell them, read as rows of ours or as unknown.
 */
class FeedHoursTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

	@Test
	void x1EverySecondTuesdayCountsFromItsFirstDay() {
		var row = one("freq", "WEEKLY", "interval", "2", "byday", "TU", "dtstart", "2026-11-03", "until", "2026-12-31");

		assertThat(LocalDate.of(2026, 11, 1).datesUntil(LocalDate.of(2027, 2, 1)).filter(row::occurs))
			.containsExactlyElementsOf(Stream.of("2026-11-03", "2026-11-17", "2026-12-01", "2026-12-15", "2026-12-29")
				.map(LocalDate::parse)
				.toList());
	}

	@Test
	void x2OneDayAloneIsToldAsAShortWeek() {
		var row = one("freq", "WEEKLY", "byday", "SA", "valid_from", "2026-12-12", "valid_to", "2026-12-12");

		assertThat(row.frequency()).isEqualTo(Schedule.Frequency.ONCE);
		assertThat(row.anchorOn()).isEqualTo(LocalDate.of(2026, 12, 12));
	}

	@Test
	void weekWithoutABeginningAlwaysWas() {
		assertThat(one("freq", "weekly", "byday", "MO, we").anchorOn()).isNull();
	}

	@Test
	void lastFridayOfTheMonthStays() {
		assertThat(one("freq", "MONTHLY", "byday", "-1FR").byDay()).containsExactly(Schedule.ByDay.of("-1FR"));
	}

	@Test
	void lastValidDayIsTheEndOfWhatIsKnownAndOfNothingElse() {
		var row = one("freq", "WEEKLY", "byday", "MO", "valid_to", "2027-01-31");

		assertThat(row.until()).isNull();
		assertThat(row.confirmedUntil()).isEqualTo(LocalDate.of(2027, 1, 31));
	}

	@Test
	void ruleThatIsValidLaterKeepsItsWeeks() {
		var row = one("freq", "WEEKLY", "interval", "2", "byday", "TU", "dtstart", "2026-11-03", "valid_from",
				"2026-11-10");

		assertThat(row.anchorOn()).isEqualTo(LocalDate.of(2026, 11, 17));
		assertThat(row.occurs(LocalDate.of(2026, 11, 3))).isFalse();
	}

	@Test
	void d7WeeksThatBeginOnSundayGiveTheirOwnDays() {
		var rows = FeedHours
			.read(List.of(told("freq", "WEEKLY", "interval", "2", "count", "4", "byday", "TU,SU", "wkst", "SU",
					"dtstart", "2026-11-03")), TODAY)
			.rows();

		assertThat(TODAY.datesUntil(TODAY.plusDays(60))
			.filter(day -> rows.stream().anyMatch(it -> it.occurs(day)))
			.map(LocalDate::getDayOfMonth)).containsExactly(3, 15, 17, 29);
	}

	@Test
	void allDayIsToldToAMinuteBeforeMidnight() {
		var read = FeedHours
			.read(List.of(Map.of("freq", "WEEKLY", "byday", "MO", "opens_at", "00:00", "closes_at", "23:59")), TODAY);

		assertThat(read.rows()).singleElement()
			.satisfies(row -> assertThat(row.closes()).isEqualTo(LocalTime.MIDNIGHT));
	}

	@Test
	void nightGoesOnPastMidnight() {
		var read = FeedHours.read(
				List.of(Map.of("freq", "WEEKLY", "byday", "FR", "opens_at", "21:00:00", "closes_at", "01:00")), TODAY);

		assertThat(read.rows()).singleElement().satisfies(row -> assertThat(row.closes()).isEqualTo("01:00"));
	}

	@Test
	void holidaysOfAnotherDirectoryAreToBeAskedAbout() {
		assertThat(one("freq", "WEEKLY", "byday", "MO").onHolidays()).isEqualTo(Schedule.OnHolidays.ASK);
		assertThat(one("freq", "WEEKLY", "byday", "MO", "adp_on_holidays", "CLOSED").onHolidays())
			.isEqualTo(Schedule.OnHolidays.CLOSED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			freq=WEEKLY;byday=MO;opens_at=09:00Z                      | offset
			freq=WEEKLY;byday=MO;opens_at=09:00+01:00                 | offset
			freq=WEEKLY;byday=MO;timezone=0                           | offset
			freq=WEEKLY;byday=MO;opens_at=-                           | when it opens
			freq=WEEKLY;byday=MO;opens_at=nine                        | no time
			freq=WEEKLY;byday=MO;opens_at=25:00                       | no time
			freq=WEEKLY;byday=MO;opens_at=20:30                       | same time
			freq=WEEKLY;byday=MO;opens_at=21:00;closes_at=20:00       | before it opens
			byday=MO                                                  | how often
			freq=YEARLY;byday=MO                                      | neither by weeks
			freq=WEEKLY                                               | on which days
			freq=MONTHLY                                              | on which days
			freq=WEEKLY;byday=MO;interval=2                           | from which day
			freq=WEEKLY;byday=MO;count=4                              | from which day
			freq=WEEKLY;byday=XX                                      | This is no rule
			freq=WEEKLY;byday=MO;byweekno=7                           | weeks of the year
			freq=WEEKLY;byday=MO;valid_from=soon                      | no day
			freq=WEEKLY;byday=MO;valid_from=2026-12-12;valid_to=2026-12-12 | another day of the week
			freq=WEEKLY;byday=MO;valid_to=2026-11-02                  | over
			""")
	void whatIsNotUnderstoodLeavesAllHoursUnknown(String told, String reason) {
		var row = new HashMap<>(Map.of("opens_at", "19:00", "closes_at", "20:30"));
		for (String part : told.split(";")) {
			row.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
		}
		row.values().remove("-");

		var read = FeedHours.read(List.of(row), TODAY);

		assertThat(read.rows()).isEmpty();
		assertThat(read.reasons()).singleElement().asString().contains(reason);
	}

	@Test
	void oneRowThatIsNotUnderstoodLeavesTheOthersOut() {
		var read = FeedHours.read(List.of(told("freq", "WEEKLY", "byday", "MO"), told("byday", "TU")), TODAY);

		assertThat(read.rows()).as("on Tuesday it would be told to be closed").isEmpty();
		assertThat(read.reasons()).hasSize(1);
	}

	@Test
	void rowThatIsOverLeavesTheOthersAsTheyAre() {
		var read = FeedHours.read(List.of(told("freq", "WEEKLY", "byday", "MO"),
				told("freq", "WEEKLY", "byday", "TU", "valid_to", "2025-08-31")), TODAY);

		assertThat(read.rows()).hasSize(1);
		assertThat(read.reasons()).isEmpty();
	}

	private static Schedule one(String... told) {
		var read = FeedHours.read(List.of(told(told)), TODAY);
		assertThat(read.reasons()).isEmpty();
		assertThat(read.rows()).hasSize(1);
		return read.rows().getFirst();
	}

	private static Map<String, String> told(String... told) {
		var row = new HashMap<>(Map.of("opens_at", "19:00", "closes_at", "20:30"));
		for (int at = 0; at < told.length; at += 2) {
			row.put(told[at], told[at + 1]);
		}
		return row;
	}

}
