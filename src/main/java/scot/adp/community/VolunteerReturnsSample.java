package scot.adp.community;

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
 * Invents the returns of a host that files counts: four quarters, of which one was put
 * right, one had nothing to report and the last is still to be filed.
 */
@Component
class VolunteerReturnsSample implements SampleReturns {

	@Override
	public DataSet dataSet() {
		return CommunityNews.VOLUNTEERS;
	}

	@Override
	public UnitId unit() {
		return new UnitId("VCSE-THIRD-SECTOR");
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period last = PeriodType.QUARTER.of(today).previous();
		Period first = last.previous().previous().previous();
		return List.of(new Sample(first, false, answers(14, 210, 1), null),
				new Sample(first.next(), true, Map.of(), null),
				new Sample(first.next().next(), false, answers(17, 260, 2), null),
				new Sample(first.next().next(), false, answers(18, 271, 2), "One host told later."));
	}

	private static Map<String, Integer> answers(int active, int hours, int hired) {
		return Map.of(VolunteerSource.FIELD_ACTIVE, active, VolunteerSource.FIELD_HOURS, hours,
				VolunteerSource.FIELD_HIRED, hired);
	}

}
