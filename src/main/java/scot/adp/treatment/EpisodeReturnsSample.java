package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.platform.UnitId;

/**
 * Invents the returns of a service that lets no single rows go: two quarters, one of them
 * put right, and the last is still to be filed.
 */
@Component
class EpisodeReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("TPS-PEAR");

	@Override
	public DataSet dataSet() {
		return ChangedRecords.EPISODES;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period second = PeriodType.QUARTER.of(today).previous().previous();
		Period first = second.previous();
		return List.of(new Sample(first, false, answers(40, 9), null), new Sample(second, false, answers(43, 8), null),
				new Sample(second, false, answers(44, 8), "An episode was missing."));
	}

	private static Map<String, Integer> answers(int open, int starts) {
		return Map.ofEntries(Map.entry("open", open), Map.entry("medicine-METHADONE", 6),
				Map.entry("medicine-BUPRENORPHINE_ORAL", 4), Map.entry("medicine-BUPRENORPHINE_LONG_ACTING", 7),
				Map.entry("medicine-OTHER", 2), Map.entry("shared-known", open - 4), Map.entry("shared", open / 3),
				Map.entry("starts", starts), Map.entry("same-day", starts - 6), Map.entry("within-1", starts - 5),
				Map.entry("within-2", starts - 4), Map.entry("within-3", starts - 3), Map.entry("within-5", starts - 1),
				Map.entry("offered-known", starts), Map.entry("offered", starts - 2), Map.entry("ends", 7),
				Map.entry("unplanned", 3), Map.entry("cohort-6", 12), Map.entry("retained-6", 8),
				Map.entry("cohort-12", 11), Map.entry("retained-12", 6));
	}

}
