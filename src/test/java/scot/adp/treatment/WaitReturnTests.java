package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitReturn.Kind;
import scot.adp.treatment.WaitReturn.Line;

import static org.assertj.core.api.Assertions.assertThat;

/** What a return of waits tells. */
class WaitReturnTests {

	private static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));

	@Test
	void bandsTellHowManyWereWithinThreeAndSixWeeks() {
		var told = of(false,
				Map.of("ALCOHOL-COMMUNITY-COMPLETED", 10, "ALCOHOL-COMMUNITY-COMPLETED-7", 4,
						"ALCOHOL-COMMUNITY-COMPLETED-14", 2, "ALCOHOL-COMMUNITY-COMPLETED-21", 1,
						"ALCOHOL-COMMUNITY-COMPLETED-28", 0, "ALCOHOL-COMMUNITY-COMPLETED-35", 1,
						"ALCOHOL-COMMUNITY-COMPLETED-42", 1, "ALCOHOL-COMMUNITY-COMPLETED-OVER", 1));

		assertThat(told.lines()).singleElement().satisfies(line -> {
			assertThat(line).returns("ALCOHOL", Line::substance)
				.returns("COMMUNITY", Line::serviceType)
				.returns(Kind.COMPLETED, Line::kind)
				.returns(10, Line::all);
			assertThat(line.withinThreeWeeks()).isEqualTo(7);
			assertThat(line.withinSixWeeks()).isEqualTo(9);
		});
	}

	@Test
	void rowThatWasLeftOutIsNotReportedAndNilIsNoughtOfAll() {
		assertThat(of(false, Map.of("DRUGS-PRISON-ONGOING", 3)).lines()).singleElement().satisfies(line -> {
			assertThat(line.kind()).isEqualTo(Kind.ONGOING);
			assertThat(line.withinThreeWeeks()).as("how long was not told").isNull();
		});
		assertThat(of(false, null).lines()).isEmpty();
		assertThat(of(true, Map.of()).lines()).hasSize(18)
			.allSatisfy(line -> assertThat(line.withinThreeWeeks()).isZero());
	}

	@Test
	void rowOfNothingNeedsNoBands() {
		assertThat(of(false, Map.of("DRUGS-HOSPITAL-COMPLETED", 0)).lines()).singleElement()
			.satisfies(line -> assertThat(line.withinThreeWeeks()).isZero());
	}

	private static WaitReturn of(boolean nil, @Nullable Map<String, Integer> answers) {
		return new WaitReturn(new Returned(new UnitId("TPS-PEAR"), QUARTER, nil, answers));
	}

}
