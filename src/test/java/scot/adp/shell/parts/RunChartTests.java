package scot.adp.shell.parts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.State;
import scot.adp.shell.parts.RunChart.Run;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of run charts. */
class RunChartTests {

	@Test
	void nineValuesAreTooFew() {
		assertThat(RunChart.of(points(1, 2, 3, 4, 5, 6, 7, 8, 9))).isEmpty();
		assertThat(RunChart.of(points(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).isPresent();
	}

	@Test
	void medianIsOfTheFirstEight() {
		assertThat(run(4, 1, 3, 2, 8, 5, 7, 6, 900, 901).median()).isEqualByComparingTo("4.5");
	}

	@Test
	void sixOnOneSideAreAShiftAndFiveAreNot() {
		assertThat(run(5, 9, 1, 9, 1, 9, 1, 5, 6, 8, 6, 8, 6).shift()).isNull();
		assertThat(run(5, 9, 1, 9, 1, 9, 1, 5, 6, 8, 6, 8, 6, 8).shift()).isEqualTo(new Run(6, true));
		assertThat(run(5, 1, 9, 1, 9, 1, 9, 5, 4, 2, 4, 2, 4, 2).shift()).isEqualTo(new Run(6, false));
	}

	@Test
	void valueOnTheMedianNeitherCountsNorBreaksAShift() {
		assertThat(run(5, 9, 1, 9, 1, 9, 1, 5, 6, 8, 6, 5, 8, 6, 8).shift()).isEqualTo(new Run(6, true));
	}

	@Test
	void fiveThatRiseAreATrendAndFourAreNot() {
		assertThat(run(5, 9, 1, 9, 1, 9, 1, 9, 2, 3, 4, 5).trend()).isNull();
		assertThat(run(5, 9, 1, 9, 1, 9, 1, 9, 2, 3, 4, 5, 6).trend()).isEqualTo(new Run(5, true));
		assertThat(run(5, 9, 1, 9, 1, 9, 1, 9, 8, 7, 7, 6, 5).trend()).isEqualTo(new Run(5, false));
	}

	@Test
	void whatIsOverIsMarkedAndNoLongerSaid() {
		var run = run(5, 9, 1, 9, 1, 9, 1, 9, 2, 3, 4, 8, 9, 1);

		assertThat(run.trend()).isNull();
		assertThat(run.signals()).containsExactlyInAnyOrder(8, 9, 10, 11, 12);
	}

	@Test
	void gapsHaveNoPlaceAndPointsKeepTheirs() {
		var points = points(5, 9, 1, 9, 1, 9, 1, 9, 2, 3, 4, 5, 6);
		points.add(10, Point.without("gap", State.HIDDEN));

		assertThat(RunChart.of(points)).hasValueSatisfying(run -> {
			assertThat(run.trend()).isEqualTo(new Run(5, true));
			assertThat(run.signals()).containsExactlyInAnyOrder(8, 9, 11, 12, 13);
		});
	}

	@Test
	void onlyWhatIsCountedAlikeAndIsOverCounts() {
		var points = points(900, 5, 9, 1, 9, 1, 9, 1, 9, 2, 3, 4);
		points.set(1, points.get(1).broken());
		points.add(Point.of("now", BigDecimal.valueOf(77), "77").unfinished());

		assertThat(RunChart.of(points)).hasValueSatisfying(run -> {
			assertThat(run.from()).isEqualTo(1);
			assertThat(run.median()).isEqualByComparingTo("7");
		});
		points.set(9, points.get(9).broken());
		assertThat(RunChart.of(points)).isEmpty();
	}

	private static RunChart run(int... values) {
		return RunChart.of(points(values)).orElseThrow();
	}

	private static List<Point> points(int... values) {
		return new ArrayList<>(IntStream.range(0, values.length)
			.mapToObj(nth -> Point.of("Q" + nth, BigDecimal.valueOf(values[nth]), String.valueOf(values[nth])))
			.toList());
	}

}
