package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.directory.Assurance.State;

import static org.assertj.core.api.Assertions.assertThat;

/** How long an entry counts as right, by the examples that were agreed. */
class AssuranceRulesTests {

	private static final AssuranceRules RULES = new AssuranceRules(6, 30, 9, 14);

	@Test
	void n1MonthsRunToTheLastDayOfAShortOne() {
		LocalDate may = LocalDate.of(2026, 5, 31);

		assertThat(state(may, "2026-11-29", null)).isEqualTo(State.FRESH);
		assertThat(state(may, "2026-11-30", null)).isEqualTo(State.DUE);
		assertThat(state(may, "2026-12-29", null)).isEqualTo(State.DUE);
		assertThat(state(may, "2026-12-30", null)).isEqualTo(State.CHASED);
		assertThat(RULES.steps(may)).containsEntry(AssuranceRules.Step.NOTICE, LocalDate.of(2027, 2, 14));
		assertThat(state(may, "2027-02-27", "2027-02-14")).isEqualTo(State.CHASED);
		assertThat(state(may, "2027-02-28", "2027-02-14")).isEqualTo(State.HIDDEN);

		LocalDate august = LocalDate.of(2026, 8, 31);
		assertThat(state(august, "2027-02-27", null)).isEqualTo(State.FRESH);
		assertThat(state(august, "2027-02-28", null)).isEqualTo(State.DUE);
		assertThat(state(august, "2027-05-31", "2027-05-17")).isEqualTo(State.HIDDEN);
	}

	@Test
	void nothingIsHiddenBeforeItsNoticeHasRunOut() {
		LocalDate may = LocalDate.of(2026, 5, 31);

		assertThat(state(may, "2027-06-01", null)).isEqualTo(State.CHASED);
		assertThat(state(may, "2027-06-14", "2027-06-01")).isEqualTo(State.CHASED);
		assertThat(state(may, "2027-06-15", "2027-06-01")).isEqualTo(State.HIDDEN);
	}

	private static State state(LocalDate assuredOn, String day, @Nullable String noticeOn) {
		var said = new Assurance.Said(assuredOn, "Manager", Assurance.How.OWN, OffsetDateTime.MIN);
		return RULES.on(LocalDate.parse(day), said, (noticeOn != null) ? LocalDate.parse(noticeOn) : null).state();
	}

}
