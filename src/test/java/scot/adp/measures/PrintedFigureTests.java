package scot.adp.measures;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers as they were printed. */
class PrintedFigureTests {

	@Test
	void m9_keepsWhatWasPrintedAndSaysWhatItRecomputesTo() {
		PrintedFigure figure = PrintedFigure.read("75% (105/145)").found().orElseThrow();

		assertThat(figure.printed()).isEqualTo("75% (105/145)");
		assertThat(figure.value()).isEqualByComparingTo("75");
		assertThat(figure.warning()).contains("75% (105/145) is printed, and 105 of 145 recomputes to 72.4%.");
	}

	@Test
	void saysNothingOfWhatAgrees() {
		assertThat(PrintedFigure.read("75% (105/140)").found().orElseThrow().warning()).isEmpty();
		assertThat(PrintedFigure.read("72.4% (105/145)").found().orElseThrow().warning()).isEmpty();
	}

	@Test
	void numberAloneRecomputesToNothing() {
		assertThat(PrintedFigure.read("1,204").found().orElseThrow().recomputed()).isEmpty();
	}

	@Test
	void nothingOfNothingRecomputesToNothing() {
		assertThat(PrintedFigure.read("0% (0/0)").found().orElseThrow().warning()).isEmpty();
	}

	@Test
	void whatIsNoNumberIsToldWithWhatToDo() {
		assertThat(PrintedFigure.read("about half").isRead()).isFalse();
		assertThat(PrintedFigure.read("about half").fault()).contains("75% (105/145)");
	}

}
