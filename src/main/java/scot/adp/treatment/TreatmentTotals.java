package scot.adp.treatment;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.Totals;
import scot.adp.measures.spi.Totals.Total;
import scot.adp.measures.spi.TotalsSource;
import scot.adp.measures.spi.UnitSources;

/** Counts support by peers, what is offered beside treatment, and brief interventions. */
@Component
class TreatmentTotals extends TotalsSource {

	/** What the peer service tells, in totals. */
	static final DataSet PEERS = new DataSet("treatment.peers");

	/** What treatment services offered beside treatment, in totals. */
	static final DataSet OFFERS = new DataSet("treatment.offers");

	/** Alcohol brief interventions, in totals. */
	static final DataSet BRIEF_INTERVENTIONS = new DataSet("treatment.brief-interventions");

	static final String SUPPORTED = "supported";

	static final String REVIEWED = "reviewed";

	static final String GOALS_MET = "goals-met";

	static final String BEGAN = "began";

	static final String BEGAN_IN_TIME = "began-14";

	static final String SEEN = "seen";

	/** What was offered, and the breakdown by it. */
	static final String OFFER = "offer";

	/** Where it was, and the breakdown by it. */
	static final String SETTING = "setting";

	/** The offers of harm reduction, MAT standard 4. */
	static final List<String> HARM_REDUCTION = List.of("EQUIPMENT", "BLOOD_TEST", "INJECTING_RISK", "WOUND_CARE",
			"NALOXONE");

	static final List<String> OFFERED = Stream
		.concat(HARM_REDUCTION.stream(),
				Stream.of("PHYSICAL", "SEXUAL_HEALTH", "STOPPING", "PSYCHOLOGICAL", "ADVOCACY"))
		.toList();

	static final List<String> SETTINGS = List.of("PRIMARY_CARE", "ANTENATAL", "EMERGENCY", "JUSTICE", "WIDER");

	/** What is counted from which of them. */
	static final Totals TOTALS = new Totals(List.of(Total.of("REC-01", PEERS, PeriodSums.count(SUPPORTED)),
			Total.of("REC-01.b", PEERS, PeriodSums.share(GOALS_MET, REVIEWED)),
			Total.of("REC-01.c", PEERS, PeriodSums.share(BEGAN_IN_TIME, BEGAN)),
			new Total(new MeasureCode("TRT-02"), OFFERS, Totals.byPart(OFFER, OFFERED, null)),
			new Total(new MeasureCode("MAT-09"), OFFERS, Totals.byPart(OFFER, HARM_REDUCTION, SEEN)),
			new Total(new MeasureCode("TRT-03"), BRIEF_INTERVENTIONS, Totals.byPart(SETTING, SETTINGS, null))));

	TreatmentTotals(UnitSources sources, Clock clock) {
		super("treatment.totals", TOTALS, sources, clock);
	}

}
