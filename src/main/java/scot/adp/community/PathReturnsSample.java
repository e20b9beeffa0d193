package scot.adp.community;

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
 * Invents the returns of a service that files counts of the way into work: four quarters,
 * of which one was put right, one had nothing to report and the last is still to be
 * filed.
 */
@Component
class PathReturnsSample implements SampleReturns {

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
		Period last = PeriodType.QUARTER.of(today).previous();
		Period first = last.previous().previous().previous();
		return List.of(new Sample(first, false, answers(4, 3), null), new Sample(first.next(), true, Map.of(), null),
				new Sample(first.next().next(), false, answers(6, 5), null),
				new Sample(first.next().next(), false, answers(7, 5), "One start was forgotten."));
	}

	private static Map<String, Integer> answers(int starts, int due) {
		var answers = new LinkedHashMap<String, Integer>();
		answers.put(PathSource.FIELD_STARTS, starts);
		for (int weeks : List.of(4, 13, 26)) {
			answers.put(PathSource.FIELD_KNOWN + weeks, due);
			answers.put(PathSource.FIELD_SUSTAINED + weeks, due - ((weeks > 4) ? 2 : 1));
			answers.put(PathSource.FIELD_UNKNOWN + weeks, 1);
		}
		return answers;
	}

}
