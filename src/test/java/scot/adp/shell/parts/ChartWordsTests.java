package scot.adp.shell.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import scot.adp.shell.parts.Chart.Better;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.Series;
import scot.adp.shell.parts.Chart.State;

import static org.assertj.core.api.Assertions.assertThat;

/** Charts say in words what they show. */
class ChartWordsTests {

	private static final Properties WORDS = words();

	@Test
	void risingLineTellsFromWhereAndWhichWayIsBetter() {
		assertThat(line(Better.MORE, number("Q1", 40), number("Q2", 52)))
			.isEqualTo("Q2: 52, up from 40 in Q1. More is better.");
	}

	@Test
	void fallingLineTellsSo() {
		assertThat(line(Better.LESS, number("Q1", 40), number("Q2", 0)))
			.isEqualTo("Q2: 0, down from 40 in Q1. Less is better.");
	}

	@Test
	void whatReadsAlikeIsNotSaidToDiffer() {
		var former = Point.of("Q1", new BigDecimal("89.96"), "90.0%");
		var now = Point.of("Q2", new BigDecimal("90.04"), "90.0%");

		assertThat(line(Better.NEITHER, former, now)).isEqualTo("Q2: 90.0%, the same as in Q1.");
	}

	@Test
	void targetIsMetByTheValueThatIsNotRounded() {
		var now = Point.of("Q2", new BigDecimal("89.96"), "90.0%");

		assertThat(line(Better.MORE, now.aimedAt(new BigDecimal(90), "90%"))).contains("Target 90% not met.");
		assertThat(line(Better.LESS, now.aimedAt(new BigDecimal(90), "90%"))).contains("Target 90% met.");
		assertThat(line(Better.NEITHER, now.aimedAt(new BigDecimal(90), "90%"))).contains("Target 90%.");
	}

	@Test
	void oneValueIsComparedWithNothing() {
		assertThat(line(Better.NEITHER, number("Q1", 40))).isEqualTo("Q1: 40.");
	}

	@Test
	void nothingAtAllIsSaid() {
		assertThat(line(Better.MORE)).isEqualTo("There is nothing to show yet.");
	}

	@Test
	void eachReasonForHavingNoNumberIsCounted() {
		assertThat(line(Better.MORE, Point.without("Q1", State.HIDDEN), Point.without("Q2", State.MISSING),
				Point.without("Q3", State.HIDDEN)))
			.isEqualTo("There is no number to show: 1 not reported, 2 hidden to protect people.");
	}

	@Test
	void lastPeriodWithoutANumberIsToldBeforeTheLastNumber() {
		assertThat(line(Better.NEITHER, number("Q1", 40), Point.without("Q2", State.MISSING), number("Q3", 50),
				Point.without("Q4", State.HIDDEN)))
			.isEqualTo("Q4: * (hidden to protect people). Q3: 50, up from 40 in Q1. Without a number: 1 not reported.");
	}

	@Test
	void nilReturnIsANumberAndSaysWhatItIs() {
		assertThat(line(Better.NEITHER, number("Q1", 3),
				new Point("Q2", State.NIL_RETURN, BigDecimal.ZERO, "0", null, null, false, false)))
			.isEqualTo("Q2: 0 (nil return), down from 3 in Q1.");
	}

	@Test
	void nothingIsComparedAcrossABreak() {
		assertThat(line(Better.NEITHER, number("Q1", 40), number("Q2", 90).broken()))
			.isEqualTo("Q2: 90. Counted in another way since Q2, so not compared with what was before.");
		assertThat(line(Better.NEITHER, number("Q1", 40), Point.without("Q2", State.MISSING).broken(), number("Q3", 9)))
			.startsWith("Q3: 9. Counted");
	}

	@Test
	void periodThatIsNotOverIsNotCompared() {
		assertThat(line(Better.NEITHER, number("Q1", 40), number("Q2", 44), number("Q3", 5).unfinished()))
			.isEqualTo("Q2: 44, up from 40 in Q1. Q3 so far: 5.");
	}

	@Test
	void shiftAndTrendAreSaidWhereTheyReachTheLastValue() {
		var points = IntStream.of(80, 95, 88, 105, 109, 98, 103, 90, 125, 131, 145, 149, 162, 187)
			.mapToObj(value -> number("of " + value, value))
			.toArray(Point[]::new);

		assertThat(line(Better.MORE, points)).isEqualTo("of 187: 187, up from 162 in of 162. "
				+ "Shift: 6 in a row above the median of 96.5. Trend: 7 in a row that rise. More is better.");
	}

	@Test
	void barsTellTheMostAndTheFewest() {
		assertThat(bars(number("Arran", 2), number("Irvine", 40), number("Kilwinning", 2),
				Point.without("Largs", State.HIDDEN)))
			.isEqualTo("Most: Irvine, 40. Fewest: Arran and 1 more, 2. Without a number: 1 hidden to protect people.");
		assertThat(bars(number("Arran", 2), number("Irvine", 2))).isEqualTo("All alike: 2.");
	}

	@Test
	void severalLinesAreToldByTheirNames() {
		assertThat(ChartWords.sentence(ChartWordsTests::said, Drawing.Kind.LINE, Better.NEITHER,
				List.of(new Series("Arran", List.of(number("Q1", 1))), new Series("Irvine", List.of(number("Q1", 2))))))
			.isEqualTo("Arran: Q1: 1. Irvine: Q1: 2.");
	}

	@Test
	void pointIsReadOutWithItsTargetAndWhatIsPeculiarToIt() {
		assertThat(ChartWords.said(ChartWordsTests::said,
				number("Q1", 4).aimedAt(BigDecimal.TEN, "10").broken().unfinished()))
			.isEqualTo("Q1 so far: 4; target 10; counted in another way from here on");
	}

	@Test
	void everyStateHasItsOwnSignAndItsOwnWords() {
		var without = Stream.of(State.values()).filter(it -> it != State.NUMBER).toList();

		assertThat(without).extracting(it -> said("chart.sign." + it)).doesNotHaveDuplicates();
		assertThat(without).extracting(it -> said("chart.state." + it)).doesNotHaveDuplicates();
		assertThat(without).extracting(it -> said("chart.written." + it)).doesNotHaveDuplicates();
	}

	private static String line(Better better, Point... points) {
		return ChartWords.sentence(ChartWordsTests::said, Drawing.Kind.LINE, better,
				List.of(new Series("", List.of(points))));
	}

	private static String bars(Point... points) {
		return ChartWords.sentence(ChartWordsTests::said, Drawing.Kind.BARS, Better.NEITHER,
				List.of(new Series("", List.of(points))));
	}

	private static Point number(String label, int value) {
		return Point.of(label, BigDecimal.valueOf(value), String.valueOf(value));
	}

	private static String said(String key, Object... parameters) {
		String text = WORDS.getProperty(key);
		assertThat(text).as(key).isNotNull();
		return new MessageFormat(text, Locale.UK).format(parameters);
	}

	private static Properties words() {
		try (var file = Files.newBufferedReader(Path.of("src/main/resources/words/shell.properties"),
				StandardCharsets.UTF_8)) {
			var words = new Properties();
			words.load(file);
			return words;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
