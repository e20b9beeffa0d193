package scot.adp.directory;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.directory.CoverageCell.Reason;
import scot.adp.directory.CoverageCell.State;
import scot.adp.directory.CoverageCount.Stretch;
import scot.adp.platform.ConfigFile;

import static org.assertj.core.api.Assertions.assertThat;

/** Where nothing is open, by its oracles. */
class CoverageCountTests {

	private static final AreaCode IRVINE = new AreaCode("IRVINE");

	private static final AreaCode ARRAN = new AreaCode("ARRAN");

	private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

	private static final CoverageRule.Band EVENING = new CoverageRule.Band("EVENING", "Evening",
			List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
			LocalTime.of(17, 0), LocalTime.of(22, 0), true);

	private static final CoverageRule RULE = new CoverageRule(LocalDate.of(2026, 1, 1), 4, 30, 14, List.of("DROP_IN"),
			List.of(EVENING));

	private final CoverageCount count = new CoverageCount(RULE, MONDAY);

	/** C1: minutes within the band, each once. */
	@ParameterizedTest
	@CsvSource({ "16:30-17:20, GAP", "16:30-17:30, COVERED", "17:00-17:20 17:40-18:00, COVERED",
			"17:00-17:20 17:10-17:25, GAP", "21:40-23:00, GAP", "21:30-23:00, COVERED", "16:00-23:00, COVERED" })
	void c1MinutesWithinTheBandCountOnce(String times, State state) {
		var stretches = new ArrayList<Stretch>();
		for (int week = 0; week < 4; week++) {
			for (String time : times.split(" ")) {
				stretches.add(open(IRVINE, MONDAY.plusWeeks(week), time));
			}
		}
		assertThat(cell(IRVINE, DayOfWeek.MONDAY, stretches).state()).isEqualTo(state);
		assertThat(cell(IRVINE, DayOfWeek.TUESDAY, stretches).state()).isEqualTo(State.GAP);
		assertThat(cell(ARRAN, DayOfWeek.MONDAY, stretches).state()).isEqualTo(State.GAP);
	}

	/** C2: every second Tuesday. */
	@Test
	void c2EverySecondWeekIsSomeOfThem() {
		var fortnightly = row("TU", 2, LocalDate.of(2026, 11, 3), LocalTime.of(19, 0), LocalTime.of(20, 30));
		var stretches = new Hours(List.of(fortnightly), List.of(), List.of(), new OpenDays(Set.of(), List.of()))
			.windows(count.from(), count.to())
			.stream()
			.filter(it -> it.state() == OpenState.OPEN)
			.map(it -> new Stretch(IRVINE, null, it.startsAt(), it.endsAt(), List.of()))
			.toList();
		assertThat(stretches).hasSize(2);
		var cell = cell(IRVINE, DayOfWeek.TUESDAY, stretches);
		assertThat(cell)
			.isEqualTo(new CoverageCell(IRVINE, DayOfWeek.TUESDAY, "EVENING", 2, 4, State.PARTIAL, null, null));
	}

	/** C4: areas and localities without a group. */
	@Test
	void c4IslandsAreNotHiddenByTheirLocality() {
		var areas = Areas.read(ConfigFile.read(Path.of("config", "directory", "areas.yaml")))
			.values()
			.stream()
			.filter(LocalAreaView::coverage)
			.toList();
		var stretches = Stream.of("IRVINE", "KILWINNING", "THREE-TOWNS", "GARNOCK-VALLEY", "NORTH-COAST")
			.map(it -> open(new AreaCode(it), MONDAY, "19:00-20:00"))
			.toList();
		var picture = new HelpCoverage.Picture(RULE, List.of("DROP_IN"), MONDAY, MONDAY.plusDays(27), areas,
				count.cells(areas.stream().map(LocalAreaView::code).toList(), stretches));

		assertThat(areas).hasSize(7);
		assertThat(picture.without().stream().map(LocalAreaView::name)).containsExactly("Cumbrae", "Arran");
		assertThat(picture.localities()).hasSize(6);
		assertThat(picture.localitiesWithout()).containsExactly(ARRAN);
	}

	@Test
	void nearestReasonIsTold() {
		var paused = new Stretch(IRVINE, Reason.PAUSED, count.from(), count.to(),
				List.of(CoverageCount.Usual.of(row("TU", 1, null, LocalTime.of(18, 0), LocalTime.of(20, 0)))));
		var unknown = new Stretch(IRVINE, Reason.HOURS_NOT_CONFIRMED, count.from(), count.to(), List.of());
		var online = new Stretch(IRVINE, Reason.ONLINE_ONLY, at(MONDAY.plusDays(4), LocalTime.of(19, 0)),
				at(MONDAY.plusDays(4), LocalTime.of(21, 0)), List.of());

		assertThat(cell(IRVINE, DayOfWeek.TUESDAY, List.of(unknown, paused)).reason()).isEqualTo(Reason.PAUSED);
		assertThat(cell(IRVINE, DayOfWeek.THURSDAY, List.of(unknown, paused)).reason()).as("it is not paused then")
			.isEqualTo(Reason.HOURS_NOT_CONFIRMED);
		assertThat(cell(IRVINE, DayOfWeek.THURSDAY, List.of(paused)).reason()).isEqualTo(Reason.NONE);
		assertThat(cell(IRVINE, DayOfWeek.FRIDAY, List.of(online)).reason()).isEqualTo(Reason.ONLINE_ONLY);
		assertThat(cell(IRVINE, DayOfWeek.THURSDAY, List.of(online)).reason()).isEqualTo(Reason.NONE);
		assertThat(cell(IRVINE, DayOfWeek.TUESDAY, List.of(paused, open(IRVINE, MONDAY.plusDays(1), "19:00-20:00"))))
			.satisfies(it -> {
				assertThat(it.state()).isEqualTo(State.PARTIAL);
				assertThat(it.reason()).isNull();
			});
	}

	private CoverageCell cell(AreaCode area, DayOfWeek weekday, List<Stretch> stretches) {
		return count.cells(List.of(IRVINE, ARRAN), stretches)
			.stream()
			.filter(it -> it.area().equals(area) && it.weekday() == weekday)
			.findFirst()
			.orElseThrow();
	}

	private static Stretch open(AreaCode area, LocalDate day, String time) {
		return new Stretch(area, null, at(day, LocalTime.parse(time.substring(0, 5))),
				at(day, LocalTime.parse(time.substring(6))), List.of());
	}

	private static Schedule row(String day, int every, @Nullable LocalDate anchor, LocalTime opens, LocalTime closes) {
		return new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, every,
				List.of(Schedule.ByDay.of(day)), List.of(), anchor, null, opens, closes, null, Schedule.OnHolidays.OPEN,
				false, null);
	}

	private static Instant at(LocalDate day, LocalTime time) {
		return ZonedDateTime.of(day, time, Hours.ZONE).toInstant();
	}

}
