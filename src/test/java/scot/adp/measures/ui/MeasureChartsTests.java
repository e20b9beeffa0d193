package scot.adp.measures.ui;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import scot.adp.measures.Figure;
import scot.adp.shell.parts.Chart;

import static org.assertj.core.api.Assertions.assertThat;

class MeasureChartsTests {

	@Test
	void chartsKnowEveryStateOfAFigureByItsName() {
		assertThat(Stream.of(Chart.State.values()).map(Enum::name))
			.containsAll(Stream.of(Figure.State.values()).map(Enum::name).toList());
	}

}
