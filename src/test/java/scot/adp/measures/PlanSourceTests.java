package scot.adp.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scot.adp.directory.WorkingDays;
import scot.adp.measures.MeasureView.Counts;
import scot.adp.measures.MeasureView.Direction;
import scot.adp.measures.MeasureView.Shape;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.MeasureSource.Days;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.UnitId;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanProgress;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** How the plans are kept, counted from their records. */
class PlanSourceTests {

	private static final MeasureCode FRESH = new MeasureCode("PLN-01");

	private static final MeasureCode ON_TIME = new MeasureCode("PLN-02");

	private static final MeasureCode ANSWERED = new MeasureCode("PLN-03");

	private static final Period SUMMER = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));

	private static final Period AUTUMN = PeriodType.QUARTER.of(LocalDate.of(2026, 10, 1));

	private static final PlanCode PLAN = new PlanCode("PLAN-1");

	private static final UnitId UNIT = new UnitId("A");

	private static final WorkingDays WORKING_DAYS = new WorkingDays(List.of(LocalDate.of(2026, 12, 25),
			LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 4)));

	private final PlanProgress progress = mock(PlanProgress.class);

	private final Dictionary dictionary = mock(Dictionary.class);

	private final MovableClock clock = new MovableClock();

	private final PlanSource source = new PlanSource(dictionary, progress, WORKING_DAYS, clock);

	@BeforeEach
	void measureThatTheSampleDescribes() {
		given(dictionary.get(any())).willReturn(Samples.measure(Shape.SHARE, 100, Counts.THINGS, 4, Direction.UP));
	}

	@Test
	void updatesAreJudgedAtTheEndOfTheQuarterOrToday() {
		given(progress.fresh(SUMMER.to())).willReturn(List.of(new PlanProgress.Kept(SUMMER.to(), PLAN, UNIT, 3, 4),
				new PlanProgress.Kept(SUMMER.to(), PLAN, null, 1, 2)));
		given(progress.fresh(clock.today()))
			.willReturn(List.of(new PlanProgress.Kept(clock.today(), PLAN, UNIT, 5, 5)));
		assertThat(counted(FRESH, SUMMER))
			.isEqualTo(Map.of("", "4/6", "PLAN-1", "4/6", "A", "3/4", "NOT_KNOWN", "1/2"));
		assertThat(counted(FRESH, AUTUMN)).containsEntry("", "5/5");
	}

	@Test
	void milestonesCountInTheQuarterOfTheDayFirstPlanned() {
		given(progress.milestones(SUMMER.from(), clock.today()))
			.willReturn(List.of(new PlanProgress.Kept(SUMMER.to(), PLAN, UNIT, 1, 2),
					new PlanProgress.Kept(AUTUMN.from(), PLAN, UNIT, 0, 1)));
		assertThat(counted(ON_TIME, SUMMER, AUTUMN))
			.isEqualTo(Map.of("", "1/2 0/1", "PLAN-1", "1/2 0/1", "A", "1/2 0/1"));
	}

	@Test
	void milestonesOfAPlanAreThoseOfTheActionsThatTheMeasureSpeaksFor() {
		var ofActions = new MeasureCode("NAL-06");
		given(progress.milestones(eq(List.of("NAADP-2025/TRT-6.3")), any(), any()))
			.willReturn(List.of(new PlanProgress.Kept(SUMMER.to(), PLAN, UNIT, 2, 3)));
		given(dictionary.get(ofActions)).willReturn(Samples.speakingFor("NAADP-2025/TRT-6.3"));
		assertThat(counted(ofActions, SUMMER)).containsEntry("", "2/3").containsEntry("A", "2/3");
	}

	@Test
	void prioritiesInWhichAPrincipleIsLivedAreCountedByPlanAndOfNoUnit() {
		var lived = new MeasureCode("PLN-04");
		given(progress.living(any(), eq(SUMMER.to())))
			.willReturn(List.of(new PlanProgress.Kept(SUMMER.to(), PLAN, null, 3, 5)));
		given(progress.living(any(), eq(clock.today())))
			.willReturn(List.of(new PlanProgress.Kept(clock.today(), PLAN, null, 4, 5)));
		assertThat(counted(lived, SUMMER)).isEqualTo(Map.of("", "3/5", "PLAN-1", "3/5"));
		assertThat(counted(lived, AUTUMN)).containsEntry("", "4/5");
	}

	@Test
	void requestCountsOnceItIsAnsweredOrItsTenWorkingDaysAreOver() {
		LocalDate asked = SUMMER.to();
		LocalDate lastDay = LocalDate.of(2026, 10, 14);
		given(progress.help(any(), any()))
			.willReturn(List.of(request(asked, lastDay), request(asked, lastDay.plusDays(1)), request(asked, null)));
		clock.set(lastDay);
		assertThat(counted(ANSWERED, SUMMER)).as("the last waits within its time").containsEntry("", "1/2");
		clock.set(lastDay.plusDays(1));
		assertThat(counted(ANSWERED, SUMMER)).containsEntry("", "1/3");
	}

	/** Also across the end of a quarter, the night counts whose time was over. */
	@Test
	void nightReachesBackToRequestsWhoseTimeIsOver() {
		given(progress.earliest()).willReturn(Optional.of(LocalDate.of(2026, 4, 1)));
		for (LocalDate asked = LocalDate.of(2026, 12, 1); asked
			.isBefore(LocalDate.of(2027, 2, 1)); asked = asked.plusDays(1)) {
			LocalDate over = WORKING_DAYS.after(asked, 10).plusDays(1);
			assertThat(source.touched(ANSWERED, new Days(over.minusDays(1), over)).from()).isBeforeOrEqualTo(asked);
		}
		assertThat(source.touched(FRESH, new Days(AUTUMN.from(), AUTUMN.from())).from()).isEqualTo(AUTUMN.from());
	}

	@Test
	void nothingIsCountedBeforeTheFirstRecord() {
		given(progress.earliest()).willReturn(Optional.of(AUTUMN.from()));
		assertThat(source.touched(ANSWERED, new Days(AUTUMN.from(), AUTUMN.from())).from()).isEqualTo(AUTUMN.from());
	}

	private static PlanProgress.Asked request(LocalDate asked, @Nullable LocalDate answered) {
		return new PlanProgress.Asked(asked, PLAN, UNIT, answered);
	}

	/** By slice, of one period after the other. */
	private Map<String, String> counted(MeasureCode measure, Period... periods) {
		var asked = List.of(periods).stream().map(period -> new Asked(measure, period, 1, null)).toList();
		return source.count(asked)
			.stream()
			.collect(Collectors.toMap(it -> it.slice().value(), it -> it.numerator() + "/" + it.denominator(),
					(one, next) -> one + " " + next));
	}

}
