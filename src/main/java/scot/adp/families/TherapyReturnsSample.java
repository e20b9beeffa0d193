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
 * Invents the returns of a house whose families are referred to therapy: a year with
 * nothing to report, and one that was put right.
 */
@Component
class TherapyReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("PHOENIX-HARPER");

	@Override
	public DataSet dataSet() {
		return FamilyNews.THERAPY;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period last = PeriodType.YEAR.of(today).previous();
		return List.of(new Sample(last.previous(), true, Map.of(), null), new Sample(last, false, answers(18), null),
				new Sample(last, false, answers(19), "A referral was missing."));
	}

	private static Map<String, Integer> answers(int parents) {
		return Map.of("referred-PARENT", parents, "referred-CHILD", 20, "started-PARENT", parents - 3, "started-CHILD",
				15, "waiting-PARENT", 10, "waiting-CHILD", 11, "both-referred", 14, "both-started", 10);
	}

}
