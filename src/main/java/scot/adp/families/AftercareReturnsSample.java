package scot.adp.families;

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
 * Invents the returns of a house that follows families itself: a year that was put right,
 * and one that had nothing to report.
 */
@Component
class AftercareReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("PHOENIX-HARPER");

	@Override
	public DataSet dataSet() {
		return FamilyNews.AFTERCARE;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period last = PeriodType.YEAR.of(today).previous();
		return List.of(new Sample(last.previous(), true, Map.of(), null), new Sample(last, false, answers(9, 7), null),
				new Sample(last, false, answers(10, 8), "A family was missing."));
	}

	private static Map<String, Integer> answers(int exits, int reached) {
		return Map.ofEntries(Map.entry("exits", exits), Map.entry("plans", exits - 1), Map.entry("due", exits),
				Map.entry("in-touch", reached), Map.entry("asked-MONTHS_3", exits), Map.entry("known-MONTHS_3", reached),
				Map.entry("engaged-MONTHS_3", reached - 1), Map.entry("asked-MONTHS_6", reached),
				Map.entry("known-MONTHS_6", reached - 1), Map.entry("engaged-MONTHS_6", reached - 2),
				Map.entry("asked-MONTHS_12", reached), Map.entry("known-MONTHS_12", reached - 2),
				Map.entry("engaged-MONTHS_12", reached - 3));
	}

}
