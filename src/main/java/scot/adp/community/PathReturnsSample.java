package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * Invents the returns of a service that files counts of the way into work: eight
 * quarters, of which one was put right, one had nothing to report and the last is still
 * to be filed.
 */
@Component
class PathReturnsSample implements SampleReturns {

	private static final int QUARTERS = 8;

	/** The quarter in which there was nothing. */
	private static final int NIL = 1;

	@Override
	public DataSet dataSet() {
		return CommunityNews.PATHS;
	}

	@Override
	public UnitId unit() {
		return new UnitId("TPS-PEAR");
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		var filed = new ArrayList<Sample>();
		Period period = PeriodType.QUARTER.of(today);
		for (int i = 0; i < QUARTERS; i++) {
			period = period.previous();
		}
		for (int i = 0; i < QUARTERS - 1; i++) {
			if (i == NIL) {
				filed.add(new Sample(period, true, Map.of(), null));
			}
			else {
				filed.add(new Sample(period, false, answers(24 + i, 20 + i, 11 + i), null));
			}
			if (i == QUARTERS - 2) {
				filed.add(new Sample(period, false, answers(25 + i, 20 + i, 11 + i), "One start was forgotten."));
			}
			period = period.next();
		}
		return List.copyOf(filed);
	}

	private static Map<String, Integer> answers(int starts, int known, int sustained) {
		var answers = new LinkedHashMap<String, Integer>();
		answers.put(PathSource.FIELD_STARTS, starts);
		for (int weeks : List.of(4, 13, 26)) {
			answers.put(PathSource.FIELD_KNOWN + weeks, known);
			answers.put(PathSource.FIELD_SUSTAINED + weeks, sustained + (26 - weeks) / 11);
			answers.put(PathSource.FIELD_UNKNOWN + weeks, 6);
		}
		return answers;
	}

}
