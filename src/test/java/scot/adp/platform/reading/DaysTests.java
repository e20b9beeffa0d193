package scot.adp.platform.reading;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DaysTests {

	@ParameterizedTest
	@ValueSource(strings = { "3 September 2026", "3 Sep 2026", "3 Sept 2026", "3 Sept. 2026", "03 sep 2026",
			"3rd September 2026", "3rd of September 2026", "the 3rd September, 2026", "Thu 3 Sep 2026",
			"Thur. 3 Sep 2026", "Thursday, 3 September 2026", "THURSDAY 3RD SEPTEMBER 2026", "3 September 2026 (Thu)",
			"3 September 2026, Thursday", "3-Sep-2026", "3/Sep/2026", "3.Sep.2026", "3Sep2026", "3/9/2026",
			"03/09/2026", "3.9.2026", "3. 9. 2026", "3-9-2026", "3 / 9 / 2026", "3 9 2026", "2026-09-03", "2026-9-3",
			"2026/09/03", "2026.09.03", "2026-Sep-03", "September 3, 2026", "Sep 3 2026", "September 3rd, 2026",
			"Thursday, September 3, 2026", "2026-09-03T00:00", "2026-09-03T00:00:00", "2026-09-03T00:00:00.000Z",
			"2026-09-03 00:00:00", "2026-09-03T00:00:00+01:00", "03/09/2026 00:00", "03/09/2026 12:00:00 AM",
			"03/09/2026 12:00 am", "3 September 2026 at 12:00 a.m.", "2026-09-03 00:00:00+01",
			"2026-09-03 00:00:00 UTC", "2026-09-03 00:00:00 +0100", "Thu, 03 Sep 2026 00:00:00 GMT",
			"Thu Sep 03 2026 00:00:00 GMT+0100 (British Summer Time)", "2026-09-03T00:00+01:00[Europe/London]",
			"2026-09-03Z", "2026-09-03+01:00", "2026-09-03-05:00", "2026 09 03", "2026 9 3", "3 September 2026.",
			"3/9/26", "03/09/26", "3.9.26", "3-Sep-26", "3 Sept '26", "Thu 3 Sep 26", "September 3, 26",
			"3\u00a0September\u00a02026", "3 September 2026\u00a0", "\ufeff3 September 2026", "3\u202fSep\u20072026",
			"3\u200bSeptember\u200b2026", "\u200e3/9/2026", "3\u2011Sep\u20112026", "3\u20139\u20132026",
			"3\u22129\u22122026", "3 Sep\u00adtember 2026", " \t3 September 2026\r", "\uff13 September 2026" })
	void dayIsReadHoweverItIsWritten(String written) {
		assertThat(Days.read(written)).isEqualTo(Read.as(LocalDate.of(2026, 9, 3)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			3 Nov           | 2026-11-03
			3rd November    | 2026-11-03
			Tue 3 Nov       | 2026-11-03
			Nov 3           | 2026-11-03
			3/11            | 2026-11-03
			3.11.           | 2026-11-03
			23 Nov          | 2026-11-23
			24 Nov          | 2025-11-24
			1 Dec           | 2025-12-01
			3 Nov 2024      | 2024-11-03""")
	void withoutAYearItIsTheLastSuchDay(String written, LocalDate meant) {
		assertThat(Days.read(written, LocalDate.of(2026, 11, 23))).isEqualTo(Read.as(meant));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Mon 3 Nov       | 3 November 2026 is a Tuesday, not a Monday; put one of them right.
			31 April        | There is no day 31 in April 2026; write it as 1 May 2026.
			13/13           | There is no month 13; write the day first, such as 1 May 2026.
			November        | This is no date; write it as 1 May 2026.
			3               | This is no date; write it as 1 May 2026.""")
	void whatIsNoDayWithAYearEitherIsRefused(String written, String fault) {
		assertThat(Days.read(written, LocalDate.of(2026, 11, 23))).isEqualTo(Read.not(fault));
	}

	@Test
	void filesSayTheYear() {
		assertThat(Days.read("3 Nov").isRead()).isFalse();
	}

	@Test
	void blanksAroundDayDoNotMakeItLong() {
		assertThat(Days.read("\u00a0".repeat(100) + "3 September 2026" + " ".repeat(60)))
			.isEqualTo(Read.as(LocalDate.of(2026, 9, 3)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Fri 3 Sep 2026         | 3 September 2026 is a Thursday, not a Friday; put one of them right.
			2026-09-03, Monday     | 3 September 2026 is a Thursday, not a Monday; put one of them right.
			31 February 2026       | There is no day 31 in February 2026; write it as 1 May 2026.
			29/2/2026              | There is no day 29 in February 2026; write it as 1 May 2026.
			0/9/2026               | There is no day 0 in September 2026; write it as 1 May 2026.
			9/23/2026              | There is no month 23; write the day first, such as 1 May 2026.
			3-9-26                 | Write the year of this date with four digits, such as 1 May 2026.
			26-09-28               | Write the year of this date with four digits, such as 1 May 2026.
			3 9 26                 | Write the year of this date with four digits, such as 1 May 2026.
			26/09/03               | Write the year of this date with four digits, such as 1 May 2026.
			3-Sep-99               | Write the year of this date with four digits, such as 1 May 2026.
			3/9/19                 | Write the year of this date with four digits, such as 1 May 2026.
			31/4/26                | There is no day 31 in April 2026; write it as 1 May 2026.
			Fri 3/9/26             | 3 September 2026 is a Thursday, not a Friday; put one of them right.
			26-09-03               | Write the year of this date with four digits, such as 1 May 2026.
			3/9/0026               | Write the year of this date with four digits, such as 1 May 2026.
			2026-09-02T23:00:00Z   | This holds a time of day; write the day alone, such as 1 May 2026.
			2026-09-03 10:00 UTC   | This holds a time of day; write the day alone, such as 1 May 2026.
			3/9/2026 12:00 pm      | This holds a time of day; write the day alone, such as 1 May 2026.
			3/9/2026 12:00         | This holds a time of day; write the day alone, such as 1 May 2026.
			3/9/2026 12:30 am      | This holds a time of day; write the day alone, such as 1 May 2026.
			3 Sep 2026 at 10:00    | This holds a time of day; write the day alone, such as 1 May 2026.
			3 September 2026 10am  | This holds a time of day; write the day alone, such as 1 May 2026.
			3 Sep 2026, 10.30 p.m. | This holds a time of day; write the day alone, such as 1 May 2026.
			3 September 2026 at 10 | This is no date; write it as 1 May 2026.
			3/9-2026               | This is no date; write it as 1 May 2026.
			3 and 4 September 2026 | This is no date; write it as 1 May 2026.
			September 2026         | This is no date; write it as 1 May 2026.
			3 Septober 2026        | This is no date; write it as 1 May 2026.
			20260903               | This is no date; write it as 1 May 2026.
			46268                  | This is no date; write it as 1 May 2026.
			3 September 20266      | This is no date; write it as 1 May 2026.
			Thursday               | This is no date; write it as 1 May 2026.
			next week              | This is no date; write it as 1 May 2026.
			-                      | This is no date; write it as 1 May 2026.
			''                     | This is no date; write it as 1 May 2026.
			""")
	void whatIsNoDayIsToldWhy(String written, String why) {
		assertThat(Days.read(written)).isEqualTo(Read.not(why));
	}

}
