package scot.adp.treatment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitReturn.Kind;

/**
 * Invents the returns of a service that lets no single waits go: five quarters, of which
 * one was put right, one had nothing to report and the last is still to be filed.
 */
@Component
class WaitReturnsSample implements SampleReturns {

	static final UnitId UNIT = new UnitId("TPS-PEAR");

	private static final int QUARTERS = 5;

	@Override
	public DataSet dataSet() {
		return ChangedRecords.WAITS;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period period = PeriodType.QUARTER.of(today);
		for (int i = 0; i < QUARTERS; i++) {
			period = period.previous();
		}
		Period first = period;
		Period second = first.next();
		Period third = second.next();
		return List.of(new Sample(first, false, answers(14, 21, 6, 4), null),
				new Sample(second, false, answers(11, 24, 5, 3), null),
				new Sample(second, false, answers(12, 24, 5, 3), "One referral was counted in the wrong quarter."),
				new Sample(third, true, Map.of(), null), new Sample(third.next(), false, answers(17, 28, 7, 5), null));
	}

	/** What was answered, with nought in all other rows. */
	private static Map<String, Integer> answers(int drugs, int alcohol, int both, int waiting) {
		var answers = new HashMap<String, Integer>();
		for (String substance : WaitReturn.SUBSTANCES) {
			for (String serviceType : WaitReturn.SERVICE_TYPES) {
				for (Kind kind : Kind.values()) {
					row(answers, substance, serviceType, kind, 0, 0);
				}
			}
		}
		row(answers, "DRUGS", "COMMUNITY", Kind.COMPLETED, drugs, 1);
		row(answers, "ALCOHOL", "COMMUNITY", Kind.COMPLETED, alcohol, 1);
		row(answers, "CO_DEPENDENCY", "COMMUNITY", Kind.COMPLETED, both, 0);
		row(answers, "DRUGS", "COMMUNITY", Kind.ONGOING, waiting, 1);
		return answers;
	}

	/** Most within a week, some within two, and late ones in the fourth. */
	private static void row(Map<String, Integer> answers, String substance, String serviceType, Kind kind, int all,
			int late) {
		int second = (all - late) / 3;
		var bands = List.of(all - late - second, second, 0, late, 0, 0, 0);
		answers.put(WaitReturn.whole(substance, serviceType, kind), all);
		for (int i = 0; i < bands.size(); i++) {
			answers.put(WaitReturn.band(substance, serviceType, kind, WaitReturn.BANDS.get(i)), bands.get(i));
		}
	}

}
