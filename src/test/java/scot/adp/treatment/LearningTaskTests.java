package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;
import scot.adp.treatment.LearningTaskView.Reply;
import scot.adp.treatment.LearningTaskView.State;

import static org.assertj.core.api.Assertions.assertThat;

/** How far a unit is with what it is asked, and how that is counted. */
class LearningTaskTests {

	private static final UnitId NADARS = new UnitId("NADARS");

	@ParameterizedTest(name = "{0}, promised {1}, on {2}: {3}")
	@CsvSource({ ",, 2026-05-12, ASKED", ",, 2026-05-13, LATE", "ALREADY_SO,, 2027-01-01, ALREADY_SO",
			"CHANGED,, 2027-01-01, CHANGED", "WILL, 2026-06-30, 2026-06-30, WILL",
			"WILL, 2026-06-30, 2026-07-01, PROMISE_OVER" })
	void taskIsLateTheDayAfterItsDay(Reply reply, LocalDate promised, LocalDate today, State state) {
		var task = new LearningTaskView(new LearningTasks.Id(UUID.randomUUID()), 1, UUID.randomUUID(), NADARS,
				LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 12), (reply != null) ? 1 : 0, reply, null, null,
				promised, null, null);

		assertThat(task.state(today)).isEqualTo(state);
	}

	@Test
	void yearCountsWhatWasIssuedInItAndHowMuchOfThatIsAnswered() {
		var year = PeriodType.YEAR.of(LocalDate.of(2026, 5, 1));
		var counted = LearningTaskSource.count(List.of(new Asked(LearningTaskSource.ANSWERED, year, 1, null)),
				List.of(asked(2026, true), asked(2026, false), asked(2024, true)));

		assertThat(counted).extracting(Counted::slice).containsExactly(Slice.WHOLE, Slice.of(NADARS));
		assertThat(counted).hasSize(2).allSatisfy(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
	}

	private static LearningTaskStore.Asked asked(int year, boolean answered) {
		return new LearningTaskStore.Asked(NADARS, LocalDate.of(year, 6, 1), answered);
	}

}
