package scot.adp.directory;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysTests {

	private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

	private static final LocalDate BOXING_DAY_SUBSTITUTE = LocalDate.of(2026, 12, 28);

	private final WorkingDays days = new WorkingDays(List.of(CHRISTMAS, BOXING_DAY_SUBSTITUTE));

	@Test
	void takesMondayToFridayForWorkingDays() {
		assertThat(LocalDate.of(2026, 11, 23).datesUntil(LocalDate.of(2026, 11, 30)).map(days::isWorkingDay))
			.containsExactly(true, true, true, true, true, false, false);
	}

	@Test
	void takesHolidaysForFreeDays() {
		assertThat(days.isWorkingDay(CHRISTMAS)).isFalse();
		assertThat(days.isWorkingDay(BOXING_DAY_SUBSTITUTE)).isFalse();
		assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 29))).isTrue();
	}

	@Test
	void countsBackOverWeekendAndHolidays() {
		assertThat(days.before(LocalDate.of(2026, 12, 30), 1)).isEqualTo(LocalDate.of(2026, 12, 29));
		assertThat(days.before(LocalDate.of(2026, 12, 30), 2)).isEqualTo(LocalDate.of(2026, 12, 24));
	}

	@Test
	void countsForwardOverWeekendAndHolidays() {
		assertThat(days.after(LocalDate.of(2026, 12, 24), 1)).isEqualTo(LocalDate.of(2026, 12, 29));
		assertThat(days.after(LocalDate.of(2026, 12, 24), 2)).isEqualTo(LocalDate.of(2026, 12, 30));
	}

	@Test
	void countsFromDayThatIsNotWorkedItself() {
		var sunday = LocalDate.of(2026, 11, 29);
		assertThat(days.before(sunday, 1)).isEqualTo(LocalDate.of(2026, 11, 27));
		assertThat(days.after(sunday, 1)).isEqualTo(LocalDate.of(2026, 11, 30));
	}

	@Test
	void leavesDayAloneWhenCountIsNone() {
		assertThat(days.before(CHRISTMAS, 0)).isEqualTo(CHRISTMAS);
		assertThat(days.after(CHRISTMAS, 0)).isEqualTo(CHRISTMAS);
	}

	@Test
	void tenWorkingDaysWithoutHolidaysAreTwoWeeks() {
		var day = LocalDate.of(2026, 3, 19);
		assertThat(days.before(day, 10)).isEqualTo(day.minusWeeks(2));
		assertThat(days.after(day, 10)).isEqualTo(day.plusWeeks(2));
	}

	@Test
	void countsOverTheLeapDay() {
		assertThat(days.after(LocalDate.of(2028, 2, 28), 1)).isEqualTo(LocalDate.of(2028, 2, 29));
		assertThat(days.before(LocalDate.of(2028, 3, 1), 1)).isEqualTo(LocalDate.of(2028, 2, 29));
	}

}
