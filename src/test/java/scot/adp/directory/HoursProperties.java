package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of hours whatever was entered. */
class HoursProperties {

	/**
	 * Sixty days with the end of summer time among them, a holiday and school holidays.
	 */
	private static final LocalDate FIRST = LocalDate.of(2026, 10, 5);

	private static final int DAYS = 60;

	private static final Instant FROM = FIRST.atStartOfDay(Hours.ZONE).toInstant();

	private static final Instant TO = FIRST.plusDays(DAYS).atStartOfDay(Hours.ZONE).toInstant();

	@Property(tries = 200)
	void windowsNeverOverlapAndNeighboursDiffer(@ForAll("hours") Hours hours) {
		Instant last = FROM;
		OpenWindow before = null;
		for (OpenWindow window : hours.windows(FROM, TO)) {
			assertThat(window.startsAt()).isAfterOrEqualTo(last);
			assertThat(window.endsAt()).isAfter(window.startsAt()).isBeforeOrEqualTo(TO);
			if (before != null && before.endsAt().equals(window.startsAt())) {
				assertThat(List.of(before.state(), String.valueOf(before.reason()), String.valueOf(before.code())))
					.isNotEqualTo(
							List.of(window.state(), String.valueOf(window.reason()), String.valueOf(window.code())));
			}
			last = window.endsAt();
			before = window;
		}
	}

	@Property(tries = 100)
	void whatIsKeptForManyDaysSaysWhatOneDaySays(@ForAll("hours") Hours hours, @ForAll("moments") Instant at) {
		var kept = Opening.at(at, hours.windows(FROM, TO), TO);
		var asked = Opening.at(at, hours.windows(at, TO), TO);

		assertThat(kept).isEqualTo(asked);
	}

	@Property(tries = 200)
	void closingADayNeverOpens(@ForAll("hours") Hours hours, @ForAll("days") LocalDate day,
			@ForAll("moments") Instant at) {
		var more = new ArrayList<>(hours.exceptions());
		more.add(new HoursException(new HoursException.Id(UUID.randomUUID()), day, day.plusDays(2), "OTHER", null,
				null));
		var closed = new Hours(hours.schedules(), more, hours.away(), hours.calendar());

		assertThat(state(closed, at) == OpenState.OPEN && state(hours, at) != OpenState.OPEN).isFalse();
		Instant noon = day.atTime(12, 0).atZone(Hours.ZONE).toInstant();
		assertThat(closed.windows(noon.minusSeconds(1), noon.plusSeconds(1))
			.stream()
			.filter(it -> it.state() == OpenState.UNKNOWN)).isEmpty();
	}

	@Property(tries = 100)
	void everyDayOfAYearIsOpenAsLongAsItIsToldToBe(@ForAll("rows") Schedule drawn, @ForAll boolean spring) {
		var row = HoursTests.weekly("MO", drawn.opens().toString(), drawn.closes().toString(), "TU", "WE", "TH", "FR",
				"SA", "SU");
		LocalDate changed = spring ? LocalDate.of(2026, 3, 29) : LocalDate.of(2026, 10, 25);
		Duration told = Duration.between(row.opens(), row.closes());
		Duration length = told.isPositive() ? told : told.plusDays(1);
		for (LocalDate day = changed.minusDays(1); !day.isAfter(changed.plusDays(1)); day = day.plusDays(1)) {
			var one = new Hours(List.of(once(row, day)), List.of(), List.of(), HoursTests.CALENDAR);
			var open = one
				.windows(day.atStartOfDay(Hours.ZONE).toInstant(), day.plusDays(3).atStartOfDay(Hours.ZONE).toInstant())
				.stream()
				.filter(it -> it.state() == OpenState.OPEN)
				.toList();
			assertThat(open).hasSize(1);
			assertThat(open.getFirst().startsAt())
				.isEqualTo(ZonedDateTime.of(day, row.opens(), Hours.ZONE).toInstant());
			assertThat(Duration.between(open.getFirst().startsAt(), open.getFirst().endsAt()).minus(length).abs())
				.isLessThanOrEqualTo(Duration.ofHours(1));
		}
	}

	private static Schedule once(Schedule row, LocalDate day) {
		return new Schedule(row.group(), null, false, Schedule.Frequency.ONCE, 1, List.of(), List.of(), day, day,
				row.opens(), row.closes(), null, Schedule.OnHolidays.OPEN, false, null);
	}

	private static OpenState state(Hours hours, Instant at) {
		return Opening.at(at, hours.windows(at, at.plus(Duration.ofHours(1))), TO).state();
	}

	@Provide
	static Arbitrary<Hours> hours() {
		return Combinators
			.combine(rows().list().ofMaxSize(4), exceptions().list().ofMaxSize(2), away().list().ofMaxSize(1))
			.as((rows, exceptions, away) -> new Hours(rows, exceptions, away, HoursTests.CALENDAR));
	}

	@Provide
	static Arbitrary<Schedule> rows() {
		Arbitrary<List<Schedule.ByDay>> days = Arbitraries.of(DayOfWeek.class)
			.map(day -> new Schedule.ByDay(0, day))
			.list()
			.uniqueElements()
			.ofMinSize(1)
			.ofMaxSize(3);
		return Combinators
			.combine(Arbitraries.of(Schedule.Group.class), Arbitraries.of(true, false),
					Arbitraries.integers().between(1, 3), days, days(), times(), times(),
					Arbitraries.of(Schedule.OnHolidays.class))
			.as((group, flag, every, byDay, anchor, opens, closes, onHolidays) -> new Schedule(group, "A", flag,
					Schedule.Frequency.WEEKLY, every, byDay, List.of(), anchor, anchor.plusDays(30), opens, closes,
					flag ? null : anchor.plusDays(20), onHolidays, flag, null));
	}

	private static Arbitrary<HoursException> exceptions() {
		return Combinators.combine(days(), Arbitraries.of(true, false), times(), times())
			.as((day, closed, opens, closes) -> new HoursException(new HoursException.Id(UUID.randomUUID()), day,
					day.plusDays(1), closed ? "WEATHER" : null, closed ? null : opens, closed ? null : closes));
	}

	private static Arbitrary<Hours.Away> away() {
		return days().map(day -> new Hours.Away(OpenReason.PAUSED, day, day.plusDays(7), "STAFFING"));
	}

	@Provide
	static Arbitrary<LocalDate> days() {
		return Arbitraries.integers().between(0, DAYS - 5).map(FIRST::plusDays);
	}

	@Provide
	static Arbitrary<Instant> moments() {
		return Arbitraries.longs()
			.between(0, Duration.between(FROM, TO).toMinutes() - 90)
			.map(minute -> FROM.plus(Duration.ofMinutes(minute)));
	}

	private static Arbitrary<LocalTime> times() {
		return Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.of(quarter / 4, quarter % 4 * 15));
	}

}
