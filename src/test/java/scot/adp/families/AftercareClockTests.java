package scot.adp.families;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.families.AftercareClock.Check;
import scot.adp.families.AftercareMilestone.Standing;
import scot.adp.platform.AdpSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked after somebody has left, by the oracles of the sector. */
class AftercareClockTests {

	private static final LocalDate EXIT = LocalDate.of(2026, 11, 30);

	private final AftercareRules rules = new AftercareRules(
			new AdpSettings(Path.of("none"), Path.of("config"), false, ""));

	@Test
	void f1_contactBeforeTheExitDoesNotCount() {
		assertThat(first(EXIT, LocalDate.of(2026, 11, 29)).reached()).isFalse();
	}

	@Test
	void f1_contactOnTheDayOfTheExitCounts() {
		assertThat(first(EXIT, LocalDate.of(2026, 11, 30)).reached()).isTrue();
	}

	@Test
	void f1_contactOnTheSeventhDayCounts() {
		assertThat(first(EXIT, LocalDate.of(2026, 12, 7)).reached()).isTrue();
	}

	@Test
	void f1_contactOnTheEighthDayDoesNotCount() {
		assertThat(first(EXIT, LocalDate.of(2026, 12, 8)).reached()).isFalse();
	}

	@Test
	void f1_withoutAContactItIsNotYetDueOnTheFifthDay() {
		assertThat(first(EXIT, null).at(LocalDate.of(2026, 12, 5))).isEqualTo(Standing.NOT_YET_DUE);
	}

	@Test
	void f2_monthsRunToTheLastDayThatAMonthHas() {
		assertThat(of(EXIT, List.of())).extracting(AftercareMilestone::dueOn)
			.containsExactly(LocalDate.of(2026, 12, 7), LocalDate.of(2027, 2, 28), LocalDate.of(2027, 5, 30),
					LocalDate.of(2027, 11, 30));
	}

	@Test
	void f2_threeMonthsFromTheEndOfAugustAreTheEndOfNovember() {
		assertThat(of(LocalDate.of(2026, 8, 31), List.of()).get(1).dueOn()).isEqualTo(LocalDate.of(2026, 11, 30));
	}

	@Test
	void f2_checkCountsFourteenDaysBeforeItsDay() {
		assertThat(months3(LocalDate.of(2027, 2, 14)).reached()).isTrue();
		assertThat(months3(LocalDate.of(2027, 2, 13)).reached()).isFalse();
	}

	@Test
	void f2_checkCountsFourteenDaysAfterItsDay() {
		assertThat(months3(LocalDate.of(2027, 3, 14)).reached()).isTrue();
		assertThat(months3(LocalDate.of(2027, 3, 15)).reached()).isFalse();
	}

	@Test
	void movedExitMovesAllThatIsAsked() {
		var check = new Check(LocalDate.of(2026, 12, 1), "ENGAGED");

		assertThat(of(EXIT, List.of(check)).getFirst().reached()).isTrue();
		assertThat(of(EXIT.plusDays(7), List.of(check))).satisfies(moved -> {
			assertThat(moved.getFirst().reached()).isFalse();
			assertThat(moved).extracting(AftercareMilestone::dueOn)
				.containsExactly(LocalDate.of(2026, 12, 14), LocalDate.of(2027, 3, 7), LocalDate.of(2027, 6, 7),
						LocalDate.of(2027, 12, 7));
		});
	}

	@Test
	void whoWasReachedCountsBeforeWhoWasNot() {
		var checks = List.of(new Check(EXIT.plusDays(2), "NOT_ENGAGED"), new Check(EXIT.plusDays(5), "UNREACHED"));

		assertThat(of(EXIT, checks).getFirst().answer()).isEqualTo("NOT_ENGAGED");
	}

	@Test
	void firstContactStaysDueHoweverLateItIs() {
		var late = LocalDate.of(2027, 2, 1);

		assertThat(AftercareClock.next(of(EXIT, List.of()), null, late)).isNotNull()
			.returns("DAYS_7", AftercareMilestone::code);
	}

	@Test
	void afterALateContactTheNextMonthsAreAsked() {
		var checks = List.of(new Check(EXIT.plusDays(9), "ENGAGED"));

		assertThat(AftercareClock.next(of(EXIT, checks), AftercareClock.firstContact(EXIT, checks), EXIT.plusDays(9)))
			.isNotNull()
			.returns("MONTHS_3", AftercareMilestone::code);
	}

	@Test
	void whoDiedIsLeftOutOfWhatIsStillToBeAsked() {
		var milestones = AftercareClock.of(EXIT, List.of(new Check(EXIT.plusDays(1), "ENGAGED")), EXIT.plusDays(60),
				rules.on(EXIT));

		assertThat(milestones).extracting(AftercareMilestone::leftOut).containsExactly(false, true, true, true);
	}

	private AftercareMilestone first(LocalDate exit, @Nullable LocalDate contact) {
		return of(exit, (contact != null) ? List.of(new Check(contact, "ENGAGED")) : List.of()).getFirst();
	}

	private AftercareMilestone months3(LocalDate contact) {
		return of(EXIT, List.of(new Check(contact, "ENGAGED"))).get(1);
	}

	private List<AftercareMilestone> of(LocalDate exit, List<Check> checks) {
		return AftercareClock.of(exit, checks, null, rules.on(exit));
	}

}
