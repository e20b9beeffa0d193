package scot.adp.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When something is open, by the examples that were agreed. */
class HoursTests {

	static final Set<LocalDate> HOLIDAYS = Set.of(day("2026-11-30"), day("2026-12-25"), day("2026-12-28"),
			day("2027-01-01"), day("2027-01-04"));

	static final OpenDays.SchoolYear YEAR = new OpenDays.SchoolYear(
			new OpenDays.Span(day("2026-08-17"), day("2027-08-15")),
			List.of(new OpenDays.Span(day("2026-08-19"), day("2026-10-09")),
					new OpenDays.Span(day("2026-10-19"), day("2026-12-22"))),
			Set.of(day("2026-11-16")));

	static final OpenDays CALENDAR = new OpenDays(HOLIDAYS, List.of(YEAR));

	@Test
	void d1HoursFollowTheClockOnTheWall() {
		var mondays = of(weekly("MO", "19:00", "20:30"));

		assertThat(open(mondays, "2026-10-19")).containsExactly("2026-10-19T18:00:00Z/2026-10-19T19:30:00Z");
		assertThat(open(mondays, "2026-10-26")).containsExactly("2026-10-26T19:00:00Z/2026-10-26T20:30:00Z");
	}

	@Test
	void d2HourThatTheClockSkipsIsNotLost() {
		var sundays = of(weekly("SU", "01:15", "01:45"));

		assertThat(open(sundays, "2026-03-29")).containsExactly("2026-03-29T01:15:00Z/2026-03-29T01:45:00Z");
		assertThat(Instant.parse("2026-03-29T01:15:00Z").atZone(Hours.ZONE).toLocalTime())
			.isEqualTo(LocalTime.of(2, 15));
		assertThat(open(of(weekly("SU", "01:45", "02:15")), "2026-03-29"))
			.as("opens within the hour that is skipped, and closes after it: as long as it is told to be")
			.containsExactly("2026-03-29T01:45:00Z/2026-03-29T02:15:00Z");
	}

	@Test
	void d3OfAnHourThatComesTwiceTheFirstIsMeant() {
		var sundays = of(weekly("SU", "00:30", "01:30"));

		assertThat(open(sundays, "2026-10-25")).containsExactly("2026-10-24T23:30:00Z/2026-10-25T00:30:00Z");
	}

	@Test
	void d5NightBelongsToTheDayOnWhichItBegins() {
		var fridays = of(weekly("FR", "21:00", "01:00"));

		assertThat(at(fridays, "2026-11-20T21:00").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(fridays, "2026-11-21T00:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(fridays, "2026-11-21T00:30").until()).isEqualTo(moment("2026-11-21T01:00"));
		assertThat(at(fridays, "2026-11-21T01:00").state()).isEqualTo(OpenState.CLOSED);
		assertThat(at(fridays, "2026-11-20T20:59").nextOpening()).isEqualTo(moment("2026-11-20T21:00"));
	}

	@Test
	void d6EverySecondWeekIsCountedFromItsFirst() {
		var row = new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 2, days("TU"), List.of(),
				day("2026-11-03"), day("2026-12-31"), LocalTime.of(19, 0), LocalTime.of(20, 30), null,
				Schedule.OnHolidays.OPEN, false, null);

		assertThat(occurrences(row, "2026-10-01", "2027-02-01")).containsExactly(day("2026-11-03"), day("2026-11-17"),
				day("2026-12-01"), day("2026-12-15"), day("2026-12-29"));
	}

	@Test
	void d9LastFridayIsClosedWhereItIsAHoliday() {
		var fridays = of(monthly("-1FR", Schedule.OnHolidays.CLOSED));

		assertThat(at(fridays, "2026-11-27T19:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(fridays, "2026-12-25T19:30")).satisfies(closed(OpenReason.HOLIDAY));
		assertThat(at(fridays, "2026-12-18T19:30")).satisfies(closed(OpenReason.NOT_NOW));
	}

	@Test
	void d10ShortMonthsHaveNoFifthFridayAndNoThirtyFirst() {
		assertThat(occurrences(monthly("5FR", Schedule.OnHolidays.OPEN), "2026-01-01", "2026-12-31"))
			.containsExactly(day("2026-01-30"), day("2026-05-29"), day("2026-07-31"), day("2026-10-30"));
		var lasts = new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.MONTHLY, 1, List.of(),
				List.of(31), null, null, LocalTime.of(19, 0), LocalTime.of(20, 0), null, Schedule.OnHolidays.OPEN,
				false, null);

		assertThat(occurrences(lasts, "2026-01-01", "2026-12-31")).extracting(LocalDate::getMonthValue)
			.containsExactly(1, 3, 5, 7, 8, 10, 12);
	}

	@Test
	void d11HolidaysCloseMondays() {
		var mondays = of(holidaysClosed());

		for (String closed : List.of("2026-11-30", "2026-12-28", "2027-01-04")) {
			assertThat(at(mondays, closed + "T19:30")).satisfies(closed(OpenReason.HOLIDAY));
		}
		for (String open : List.of("2026-11-23", "2026-12-07", "2026-12-14", "2026-12-21", "2027-01-11")) {
			assertThat(at(mondays, open + "T19:30").state()).as(open).isEqualTo(OpenState.OPEN);
		}
	}

	@Test
	void d12HoursBesidesHoldOnAHolidayAndNotOnADayThatIsClosed() {
		var extra = exception("2026-11-30", null, "18:00", "20:00");
		var closed = exception("2026-11-30", "PREMISES", null, null);

		assertThat(at(new Hours(List.of(holidaysClosed()), List.of(extra), List.of(), CALENDAR), "2026-11-30T18:30")
			.state()).isEqualTo(OpenState.OPEN);
		var both = at(new Hours(List.of(holidaysClosed()), List.of(extra, closed), List.of(), CALENDAR),
				"2026-11-30T18:30");
		assertThat(both).satisfies(closed(OpenReason.CLOSED_THAT_DAY));
		assertThat(both.code()).isEqualTo("PREMISES");
	}

	@Test
	void d13EndOfWhatIsKnownIsNoEnd() {
		var confirmed = row("MO", null, "2026-12-31");
		var ended = row("MO", "2026-12-31", null);

		assertThat(at(of(confirmed), "2027-01-11T19:30"))
			.isEqualTo(new Opening(OpenState.UNKNOWN, OpenReason.NOT_CONFIRMED, null, null, null));
		assertThat(at(of(ended), "2027-01-11T19:30")).satisfies(closed(OpenReason.ENDED));
		assertThat(at(of(confirmed), "2026-12-28T19:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(of(confirmed).unknownDays(day("2026-12-29"), day("2027-01-02"))).containsExactly(day("2027-01-01"),
				day("2027-01-02"));
	}

	@Test
	void d15PauseEndsOnItsLastDayOrWhenSomebodySaysSo() {
		var tuesdays = List.of(weekly("TU", "19:00", "20:00"));
		var paused = new Hours(tuesdays, List.of(),
				List.of(new Hours.Away(OpenReason.PAUSED, day("2026-12-01"), day("2026-12-14"), "STAFFING")), CALENDAR);
		var openEnd = new Hours(tuesdays, List.of(),
				List.of(new Hours.Away(OpenReason.PAUSED, day("2026-12-01"), null, "STAFFING")), CALENDAR);

		assertThat(at(paused, "2026-12-08T19:30")).satisfies(closed(OpenReason.PAUSED));
		assertThat(at(paused, "2026-12-15T19:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(openEnd, "2026-12-15T19:30")).satisfies(closed(OpenReason.PAUSED));
		assertThat(at(openEnd, "2027-02-02T19:30")).satisfies(closed(OpenReason.PAUSED));
	}

	@Test
	void d16WindowsOfOnePlaceAreOne() {
		var always = of(daily("00:00", "00:00"));
		assertThat(at(always, "2026-11-24T23:59:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(always, "2026-11-24T23:59:30").until()).as("no end is known").isNull();

		var overlapping = of(weekly("TU", "09:00", "12:00"), weekly("TU", "11:00", "14:00"));
		assertThat(windows(overlapping, "2026-11-24")).singleElement()
			.satisfies(
					it -> assertThat(Duration.between(it.startsAt(), it.endsAt())).isEqualTo(Duration.ofMinutes(300)));

		var lunch = of(weekly("TU", "09:00", "12:00"), weekly("TU", "13:00", "17:00"));
		assertThat(at(lunch, "2026-11-24T12:30").state()).isEqualTo(OpenState.CLOSED);
		assertThat(at(lunch, "2026-11-24T12:30").nextOpening()).isEqualTo(moment("2026-11-24T13:00"));
	}

	@Test
	void d17TermTimeIsNeverGuessed() {
		var row = new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 1, days("WE"), List.of(),
				null, null, LocalTime.of(16, 0), LocalTime.of(17, 0), null, Schedule.OnHolidays.OPEN, true, null);

		assertThat(at(of(row), "2026-11-25T16:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(of(row), "2026-10-14T16:30")).satisfies(closed(OpenReason.SCHOOL_HOLIDAY));
		assertThat(at(of(row), "2027-09-01T16:30"))
			.isEqualTo(new Opening(OpenState.UNKNOWN, OpenReason.NO_SCHOOL_CALENDAR, null, null, null));
		assertThat(occurrences(weekly("MO", "19:00", "20:00", "FR"), "2026-11-23", "2026-11-29"))
			.as("one row with both of its days")
			.containsExactly(day("2026-11-23"), day("2026-11-27"));
	}

	@Test
	void withoutHoursNobodyKnows() {
		assertThat(at(of(), "2026-11-24T12:00").state()).isEqualTo(OpenState.UNKNOWN);
		assertThat(at(of(), "2026-11-24T12:00").reason()).isEqualTo(OpenReason.NO_HOURS);
	}

	@Test
	void onAHolidayOfWhichNobodySaidAnythingNobodyKnows() {
		var mondays = of(row("MO", null, null, Schedule.OnHolidays.ASK));

		assertThat(at(mondays, "2026-11-30T19:30").reason()).isEqualTo(OpenReason.ASK_ON_HOLIDAY);
		assertThat(at(of(row("TU", null, null, Schedule.OnHolidays.ASK)), "2026-11-30T19:30")).as("no day of its own")
			.satisfies(closed(OpenReason.NOT_NOW));
	}

	@Test
	void hoursOfHolidaysReplaceTheUsualOnes() {
		var usual = row("MO", null, null, Schedule.OnHolidays.OPEN);
		var christmas = new Schedule(Schedule.Group.HOLIDAY, "Christmas", true, Schedule.Frequency.WEEKLY, 1,
				days("TU"), List.of(), day("2026-12-21"), day("2027-01-04"), LocalTime.of(10, 0), LocalTime.of(12, 0),
				null, Schedule.OnHolidays.OPEN, false, null);
		var hours = of(usual, christmas);

		assertThat(at(hours, "2026-12-28T19:30").state()).isEqualTo(OpenState.CLOSED);
		assertThat(at(hours, "2026-12-29T10:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(hours, "2027-01-11T19:30").state()).isEqualTo(OpenState.OPEN);
		var beside = new Schedule(Schedule.Group.SEASON, "Summer", false, Schedule.Frequency.WEEKLY, 1, days("SA"),
				List.of(), day("2026-11-01"), day("2026-12-31"), LocalTime.of(10, 0), LocalTime.of(12, 0), null,
				Schedule.OnHolidays.OPEN, false, null);
		assertThat(at(of(usual, beside), "2026-11-23T19:30").state()).isEqualTo(OpenState.OPEN);
		assertThat(at(of(usual, beside), "2026-11-28T10:30").state()).isEqualTo(OpenState.OPEN);
	}

	@Test
	void furtherThanIsLookedNobodyKnows() {
		var mondays = of(weekly("MO", "19:00", "20:30"));
		Instant known = moment("2026-12-01T00:00");
		var windows = mondays.windows(moment("2026-11-01T00:00"), known);

		assertThat(Opening.at(moment("2026-12-07T19:30"), windows, known).reason()).isEqualTo(OpenReason.TOO_FAR);
	}

	static Hours of(Schedule... rows) {
		return new Hours(Arrays.asList(rows), List.of(), List.of(), CALENDAR);
	}

	static Schedule weekly(String day, String opens, String closes, String... more) {
		var days = new ArrayList<>(days(day));
		days.addAll(days(more));
		return new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 1, days, List.of(), null,
				null, LocalTime.parse(opens), LocalTime.parse(closes), null, Schedule.OnHolidays.OPEN, false, null);
	}

	private static Schedule daily(String opens, String closes) {
		return weekly("MO", opens, closes, "TU", "WE", "TH", "FR", "SA", "SU");
	}

	private static Schedule monthly(String day, Schedule.OnHolidays onHolidays) {
		return new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.MONTHLY, 1, days(day), List.of(),
				null, null, LocalTime.of(19, 0), LocalTime.of(20, 30), null, onHolidays, false, null);
	}

	private static Schedule holidaysClosed() {
		return row("MO", null, null, Schedule.OnHolidays.CLOSED);
	}

	private static Schedule row(String day, @Nullable String until, @Nullable String confirmed) {
		return new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 1, days(day), List.of(),
				null, (until != null) ? day(until) : null, LocalTime.of(19, 0), LocalTime.of(20, 30),
				(confirmed != null) ? day(confirmed) : null, Schedule.OnHolidays.OPEN, false, null);
	}

	private static Schedule row(String day, @Nullable String until, @Nullable String confirmed,
			Schedule.OnHolidays onHolidays) {
		var row = row(day, until, confirmed);
		return new Schedule(row.group(), row.label(), row.replaces(), row.frequency(), row.every(), row.byDay(),
				row.byMonthDay(), row.anchorOn(), row.until(), row.opens(), row.closes(), row.confirmedUntil(),
				onHolidays, row.termTimeOnly(), row.note());
	}

	static HoursException exception(String day, @Nullable String reason, @Nullable String opens,
			@Nullable String closes) {
		return new HoursException(new HoursException.Id(UUID.randomUUID()), day(day), day(day), reason,
				(opens != null) ? LocalTime.parse(opens) : null, (closes != null) ? LocalTime.parse(closes) : null);
	}

	static List<Schedule.ByDay> days(String... days) {
		return Arrays.stream(days).map(Schedule.ByDay::of).toList();
	}

	static LocalDate day(String day) {
		return LocalDate.parse(day);
	}

	static Instant moment(String local) {
		return LocalDateTime.parse(local).atZone(Hours.ZONE).toInstant();
	}

	private static Opening at(Hours hours, String local) {
		return hours.at(moment(local), 21);
	}

	private static List<OpenWindow> windows(Hours hours, String day) {
		return hours.windows(moment(day + "T00:00"), moment(LocalDate.parse(day).plusDays(1) + "T00:00"));
	}

	private static List<String> open(Hours hours, String day) {
		return windows(hours, day).stream()
			.filter(it -> it.state() == OpenState.OPEN)
			.map(it -> it.startsAt() + "/" + it.endsAt())
			.toList();
	}

	private static List<LocalDate> occurrences(Schedule row, String from, String to) {
		return day(from).datesUntil(day(to).plusDays(1)).filter(row::occurs).toList();
	}

	private static Consumer<Opening> closed(OpenReason reason) {
		return opening -> {
			assertThat(opening.state()).isEqualTo(OpenState.CLOSED);
			assertThat(opening.reason()).isEqualTo(reason);
		};
	}

}
