package scot.adp.treatment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.platform.UnitId;

/**
 * Invents the returns of a service that files counts: five quarters, of which one was put
 * right, one had nothing to report and the last is still to be filed.
 */
@Component
class SupplyReturnsSample implements SampleReturns {

	static final UnitId UNIT = new UnitId("TPS-PEAR");

	private static final int QUARTERS = 5;

	/** The first day from which the unit files returns. */
	static LocalDate from(LocalDate today) {
		Period period = PeriodType.QUARTER.of(today);
		for (int i = 0; i < QUARTERS; i++) {
			period = period.previous();
		}
		return period.from();
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.SUPPLIES;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period first = PeriodType.QUARTER.of(from(today));
		Period second = first.next();
		Period third = second.next();
		return List.of(new Sample(first, false, answers(31, 44, 19, 8), null),
				new Sample(second, false, answers(22, 30, 11, 4), null),
				new Sample(second, false, answers(27, 37, 15, 6), "Two outreach sessions were missing."),
				new Sample(third, true, Map.of(), null), new Sample(third.next(), false, answers(35, 52, 24, 9), null));
	}

	private static Map<String, Integer> answers(int supplies, int kits, int repeats, int used) {
		int family = kits / 5;
		int workers = kits / 8;
		var answers = new LinkedHashMap<String, Integer>();
		answers.put(SupplyReturn.SUPPLIES, supplies);
		answers.put(SupplyReturn.KITS, kits);
		answers.put(SupplyReturn.REPEATS, repeats);
		answers.put(SupplyReturn.USED, used);
		answers.put(SupplyReturn.RECIPIENT + "AT_RISK", kits - family - workers);
		answers.put(SupplyReturn.RECIPIENT + "FAMILY_FRIEND", family);
		answers.put(SupplyReturn.RECIPIENT + "SERVICE_WORKER", workers);
		answers.put(SupplyReturn.RECIPIENT + "UNKNOWN", 0);
		List.of("COMMUNITY_DRUG_SERVICE", "SFAD", "PRISON", "PHARMACY_RX", "AMBULANCE", "OTHER")
			.forEach(source -> answers.put(SupplyReturn.SOURCE + source, 0));
		answers.put(SupplyReturn.SOURCE + "COMMUNITY_OTHER", kits);
		return answers;
	}

}
