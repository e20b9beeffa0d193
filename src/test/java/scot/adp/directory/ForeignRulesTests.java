package scot.adp.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Rules by which other programs tell when something recurs, read as rows of ours. */
class ForeignRulesTests {

	private static final LocalDate AUGUST = LocalDate.of(1997, 8, 5);

	@Test
	void d7WeeksBeginOnTheDayThatTheRuleSays() {
		assertThat(days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", AUGUST)).containsExactly(5, 10, 19, 24);
		assertThat(days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", AUGUST)).containsExactly(5, 17, 19, 31);
	}

	@Test
	void monthsWithoutTheDayHaveNone() {
		assertThat(days("FREQ=MONTHLY;COUNT=3", LocalDate.of(2026, 1, 31))).containsExactly(31, 31, 31);
		assertThat(read("FREQ=MONTHLY;BYDAY=-1FR", LocalDate.of(2026, 11, 1))).singleElement()
			.satisfies(row -> assertThat(row.byDay()).containsExactly(Schedule.ByDay.of("-1FR")));
	}

	@Test
	void noDayIsLostWhereTheClockIsPutForward() {
		assertThat(days("FREQ=DAILY;COUNT=4", LocalDate.of(2026, 3, 28))).containsExactly(28, 29, 30, 31);
	}

	@Test
	void momentAtWhichARuleEndsIsADayByTheClocksHere() {
		assertThat(days("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117T190000Z", LocalDate.of(2026, 11, 3))).containsExactly(3,
				10, 17);
		assertThat(days("FREQ=WEEKLY;BYDAY=WE;UNTIL=20260630T233000Z", LocalDate.of(2026, 6, 24))).containsExactly(24,
				1);
		assertThat(days("FREQ=WEEKLY;BYDAY=WE;UNTIL=20260630T233000", LocalDate.of(2026, 6, 24))).containsExactly(24);
	}

	@ParameterizedTest
	@ValueSource(strings = { "FREQ=YEARLY", "FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1",
			"FREQ=WEEKLY;BYHOUR=9,14", "FREQ=WEEKLY;COUNT=2000000000", "FREQ=HOURLY", "FREQ=MONTHLY;BYDAY=7MO",
			"FREQ=WEEKLY;UNTIL=20269917T190000Z", "every Tuesday", "" })
	void whatOurRowsCannotSayIsRefused(String rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(rule, LocalDate.of(2026, 11, 3)))
			.withMessageStartingWith("This ");
	}

	private static List<Schedule> read(String rule, LocalDate start) {
		return ForeignRules.read(rule, start, LocalTime.of(19, 0), LocalTime.of(20, 30));
	}

	private static List<Integer> days(String rule, LocalDate start) {
		var rows = read(rule, start);
		return start.datesUntil(start.plusYears(2))
			.filter(day -> rows.stream().anyMatch(row -> row.occurs(day)))
			.map(LocalDate::getDayOfMonth)
			.toList();
	}

}
