package scot.adp.treatment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.measures.spi.SampleTotals;
import scot.adp.measures.spi.SampleTotals.Told;
import scot.adp.platform.UnitId;

/**
 * Invents the totals of two years: growing, put right, without anything, and not told.
 */
@Configuration(proxyBeanMethods = false)
class TreatmentTotalsSample {

	@Bean
	SampleReturns peersSample() {
		return new SampleTotals(TreatmentTotals.PEERS, new UnitId("TPS-PEAR"), PeriodType.QUARTER, 0,
				List.of(Told.of(96), Told.of(103), Told.again(112, "Two people were counted twice."), Told.of(109),
						Told.of(121), Told.of(134), Told.of(129), Told.of(142)),
				(of, number) -> Map.of(TreatmentTotals.SUPPORTED, number, "supported-new", number / 4,
						TreatmentTotals.REVIEWED, number / 2, TreatmentTotals.GOALS_MET, number / 2 - 17, "asked",
						number / 3, TreatmentTotals.BEGAN, number / 3 - 4, TreatmentTotals.BEGAN_IN_TIME,
						number / 4 - 6));
	}

	@Bean
	SampleReturns offersSample() {
		return new SampleTotals(
				TreatmentTotals.OFFERS, new UnitId("NADARS"), PeriodType.QUARTER, 0, List.of(Told.of(402), Told.of(411),
						Told.of(397), Told.of(420), Told.again(436, "A team was missing."), Told.of(431)),
				(of, number) -> {
					var answers = new HashMap<String, Integer>();
					answers.put(TreatmentTotals.SEEN, number);
					for (int i = 0; i < TreatmentTotals.OFFERED.size(); i++) {
						answers.put(TreatmentTotals.OFFER + "-" + TreatmentTotals.OFFERED.get(i),
								number * (88 - 7 * i) / 100);
					}
					return answers;
				});
	}

	@Bean
	SampleReturns briefInterventionsSample() {
		return new SampleTotals(TreatmentTotals.BRIEF_INTERVENTIONS, new UnitId("NHSAA-PH"), PeriodType.QUARTER, 0,
				List.of(Told.of(310), Told.of(298), Told.NOTHING, Told.of(322), Told.of(341)), (of, number) -> {
					var answers = new HashMap<String, Integer>();
					for (int i = 0; i < TreatmentTotals.SETTINGS.size(); i++) {
						answers.put(TreatmentTotals.SETTING + "-" + TreatmentTotals.SETTINGS.get(i),
								number / (i + 1) / 2);
					}
					return answers;
				});
	}

}
