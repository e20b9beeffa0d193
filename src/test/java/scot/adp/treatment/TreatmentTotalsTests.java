package scot.adp.treatment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** Support by peers, offers and brief interventions, by what units returned. */
class TreatmentTotalsTests {

	private static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));

	private static final UnitId PEERS = new UnitId("TPS-PEAR");

	private static final UnitId NADARS = new UnitId("NADARS");

	@Test
	void x1_nilIsNoughtThatSomebodySaid() {
		var nil = new Returned(PEERS, QUARTER, true, Map.of());

		assertThat(counted("REC-01", QUARTER, TreatmentTotals.PEERS, nil)).isNotEmpty()
			.allSatisfy(it -> assertThat(it.state()).isEqualTo(State.NIL_RETURN));
	}

	@Test
	void x1_blankIsNotReported() {
		var blank = new Returned(PEERS, QUARTER, false, Map.of("asked", 3));

		assertThat(counted("REC-01", QUARTER, TreatmentTotals.PEERS, blank)).isNotEmpty()
			.allSatisfy(it -> assertThat(it.state()).isEqualTo(State.MISSING));
	}

	@Test
	void goalsAreOfThoseLookedAtAgain() {
		var of = new Returned(PEERS, QUARTER, false, Map.of("supported", 40, "reviewed", 12, "goals-met", 9));

		assertThat(whole("REC-01.b", QUARTER, TreatmentTotals.PEERS, of))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("9"))
			.satisfies(it -> assertThat(it.denominator()).isEqualByComparingTo("12"));
	}

	@Test
	void offersAreAddedUpAndToldByWhatWasOffered() {
		var of = new Returned(NADARS, QUARTER, false, offers(100, 10));

		assertThat(counted("TRT-02", QUARTER, TreatmentTotals.OFFERS, of))
			.filteredOn(it -> it.slice().equals(new Slice("offer", "NALOXONE")))
			.singleElement()
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("10"));
		assertThat(whole("TRT-02", QUARTER, TreatmentTotals.OFFERS, of))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("100"));
	}

	@Test
	void fiveOffersOfHarmReductionCanBeMadeToEach() {
		var of = new Returned(NADARS, QUARTER, false, offers(100, 40));

		assertThat(whole("MAT-09", QUARTER, TreatmentTotals.OFFERS, of))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("200"))
			.satisfies(it -> assertThat(it.denominator()).isEqualByComparingTo("500"));
	}

	@Test
	void wholeIsNotKnownWhereOneOfferWasLeftOut() {
		var some = new HashMap<>(offers(100, 10));
		some.remove("offer-ADVOCACY");

		assertThat(whole("TRT-02", QUARTER, TreatmentTotals.OFFERS, new Returned(NADARS, QUARTER, false, some)).state())
			.isEqualTo(State.MISSING);
	}

	@Test
	void yearOfBriefInterventionsIsItsQuarters() {
		Period year = PeriodType.YEAR.of(LocalDate.of(2026, 4, 1));
		var first = new Returned(NADARS, PeriodType.QUARTER.of(LocalDate.of(2026, 4, 1)), false, settings(20));
		var second = new Returned(NADARS, QUARTER, false, settings(30));

		assertThat(whole("TRT-03", year, TreatmentTotals.BRIEF_INTERVENTIONS, first, second))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("250"));
	}

	private static Map<String, Integer> offers(int seen, int each) {
		var answers = new HashMap<String, Integer>(Map.of("seen", seen));
		TreatmentTotals.OFFERED.forEach(it -> answers.put("offer-" + it, each));
		return answers;
	}

	private static Map<String, Integer> settings(int each) {
		var answers = new HashMap<String, Integer>();
		TreatmentTotals.SETTINGS.forEach(it -> answers.put("setting-" + it, each));
		return answers;
	}

	private static Counted whole(String measure, Period period, DataSet dataSet, Returned... returned) {
		return counted(measure, period, dataSet, returned).stream()
			.filter(it -> it.slice().whole())
			.findFirst()
			.orElseThrow();
	}

	private static List<Counted> counted(String measure, Period period, DataSet dataSet, Returned... returned) {
		return TreatmentTotals.TOTALS.count(List.of(new Asked(new MeasureCode(measure), period, 1, null)),
				Map.of(dataSet, List.of(returned)), LocalDate.of(2026, 11, 23));
	}

}
