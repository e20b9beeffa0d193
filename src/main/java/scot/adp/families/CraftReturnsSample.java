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
 * Invents the returns of a house that holds CRAFT courses itself: a year with nothing to
 * report, and one that was put right.
 */
@Component
class CraftReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("PHOENIX-HARPER");

	@Override
	public DataSet dataSet() {
		return FamilyNews.CRAFT;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period last = PeriodType.YEAR.of(today).previous();
		return List.of(new Sample(last.previous(), true, Map.of(), null), new Sample(last, false, answers(8), null),
				new Sample(last, false, answers(9), "A course was missing."));
	}

	private static Map<String, Integer> answers(int completed) {
		return Map.of("started", completed + 4, "completed", completed, "outside", 0, "known", 12, "entered", 5,
				"not-known", 0);
	}

}
