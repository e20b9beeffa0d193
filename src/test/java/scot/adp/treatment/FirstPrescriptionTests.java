package scot.adp.treatment;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;

import org.junit.jupiter.api.Test;
import scot.adp.directory.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The oracles F1 to F5 of first contact to first prescription. */
class FirstPrescriptionTests {

	private static final WorkingDays DAYS = new WorkingDays(
			Set.of(LocalDate.of(2026, 6, 15), LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)));

	@Test
	void f1_aHolidayIsNoWorkingDay() {
		assertThat(of("2026-06-12T15:00+01:00", "2026-06-16T10:00+01:00"))
			.isEqualTo(new FirstPrescription(Duration.ofHours(91), 1, false));
	}

	@Test
	void f2_christmasAndItsWeekendAreNone() {
		assertThat(of("2026-12-24T16:10Z", "2026-12-29T10:00Z"))
			.isEqualTo(new FirstPrescription(Duration.ofHours(113).plusMinutes(50), 1, false));
	}

	@Test
	void f3_halfAnHourOverMidnightIsAnotherDay() {
		assertThat(of("2026-06-09T23:50+01:00", "2026-06-10T00:20+01:00"))
			.isEqualTo(new FirstPrescription(Duration.ofMinutes(30), 1, false));
	}

	@Test
	void f4_anHourThatComesTwiceCountsTwice() {
		assertThat(of("2026-10-24T20:00+01:00", "2026-10-25T10:00Z").between()).isEqualTo(Duration.ofHours(15));
	}

	@Test
	void f5_aPrescriptionBeforeTheContactIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> of("2026-06-12T15:00+01:00", "2026-06-12T14:59+01:00"));
	}

	@Test
	void oneOnTheSameDayIsWithinNoWorkingDay() {
		assertThat(of("2026-06-10T09:00+01:00", "2026-06-10T16:00+01:00"))
			.isEqualTo(new FirstPrescription(Duration.ofHours(7), 0, true));
	}

	@Test
	void aLateEveningInSummerIsItsOwnDayInLocalTime() {
		assertThat(of("2026-06-10T22:30Z", "2026-06-11T08:00Z").sameDay()).isFalse();
		assertThat(of("2026-06-10T23:30Z", "2026-06-11T08:00Z").sameDay()).isTrue();
	}

	private static FirstPrescription of(String contact, String prescription) {
		return FirstPrescription.of(OffsetDateTime.parse(contact), OffsetDateTime.parse(prescription),
				DAYS::isWorkingDay);
	}

}
