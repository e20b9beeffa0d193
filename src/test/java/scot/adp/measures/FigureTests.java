package scot.adp.measures;

import java.math.BigDecimal;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.measures.MeasureView.Direction;
import scot.adp.measures.MeasureView.Shape;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers are shown rounded and judged as they are. */
class FigureTests {

	/** TRT-N3. */
	@Test
	void moreThanTheTargetIsMoreThanAHundredPercent() {
		assertThat(percent(Shape.RATIO, 679, 460).display()).isEqualTo("147.6%");
	}

	/** TRT-N4. */
	@Test
	void kitsReportedUsedAreAShareOfRepeats() {
		assertThat(percent(Shape.SHARE, 1_543, 5_742).display()).isEqualTo("26.9%");
	}

	/** TRT-W20. */
	@Test
	void targetIsMetByTheValueThatIsNotRounded() {
		Figure nearly = percent(Shape.SHARE, 1_799, 2_000);
		assertThat(nearly.display()).isEqualTo("90.0%");
		assertThat(meets(nearly)).isFalse();
		assertThat(meets(percent(Shape.SHARE, 1_800, 2_000))).isTrue();
		assertThat(percent(Shape.SHARE, 283, 316).display()).isEqualTo("89.6%");
	}

	/** TRT-W20. */
	@Test
	void noughtOfNoughtHasNoValueAndNoughtOfSomeIsNought() {
		Figure empty = percent(Shape.SHARE, 0, 0);
		assertThat(empty.state()).isEqualTo(Figure.State.NO_VALUE);
		assertThat(empty.value()).isNull();
		assertThat(meets(empty)).isNull();
		assertThat(percent(Shape.SHARE, 0, 7).state()).isEqualTo(Figure.State.NUMBER);
		assertThat(percent(Shape.SHARE, 0, 7).display()).isEqualTo("0.0%");
	}

	@Test
	void whatIsNotThereIsSaidInDifferentWords() {
		assertThat(Figure.nil().display()).isEqualTo("0 (nil return)");
		assertThat(Arrays.stream(Figure.State.values())
			.filter(state -> state != Figure.State.NUMBER)
			.map(state -> Figure.without(state).display())).isNotEmpty()
			.doesNotHaveDuplicates()
			.noneMatch(String::isEmpty);
		assertThat(
				Figure.of(Samples.measure(Shape.COUNT, 1, 4, Direction.UP), BigDecimal.valueOf(12_045), null).display())
			.isEqualTo("12,045");
	}

	@Test
	void lessIsBetterWhereTheDictionarySaysSo() {
		Figure figure = percent(Shape.SHARE, 1, 10);
		assertThat(figure.meets(BigDecimal.TEN, Direction.DOWN)).isTrue();
		assertThat(figure.meets(new BigDecimal("9.9"), Direction.DOWN)).isFalse();
		assertThat(figure.meets(BigDecimal.TEN, Direction.NEUTRAL)).isNull();
	}

	private static Figure percent(Shape shape, long numerator, long denominator) {
		return Figure.of(Samples.measure(shape, 100, 4, Direction.UP), BigDecimal.valueOf(numerator),
				BigDecimal.valueOf(denominator));
	}

	private static @Nullable Boolean meets(Figure figure) {
		return figure.meets(BigDecimal.valueOf(90), Direction.UP);
	}

}
