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
 * Invents the returns of a service that lets no single rows go: a quarter that was put
 * right, one in which nobody was asked, and the last is still to be filed.
 */
@Component
class JointCareReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("TPS-PEAR");

	@Override
	public DataSet dataSet() {
		return ChangedRecords.JOINT_CARE;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period second = PeriodType.QUARTER.of(today).previous().previous();
		Period first = second.previous();
		return List.of(new Sample(first, false, answers(11), null),
				new Sample(first, false, answers(12), "One was missing."), new Sample(second, true, Map.of(), null));
	}

	private static Map<String, Integer> answers(int asked) {
		return Map.of("asked", asked, "refused-other", asked - 9, "joint", asked - 7, "assessed-in-time", asked - 8);
	}

}
