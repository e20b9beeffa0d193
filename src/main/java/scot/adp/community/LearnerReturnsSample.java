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
 * Invents the returns of a provider of community learning that files counts: five
 * quarters, of which one was put right, one had nothing to report and the last is still
 * to be filed.
 */
@Component
class LearnerReturnsSample implements SampleReturns {

	@Override
	public DataSet dataSet() {
		return CommunityNews.LEARNERS;
	}

	@Override
	public UnitId unit() {
		return new UnitId("VCSE-COMMUNITY");
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period last = PeriodType.QUARTER.of(today).previous();
		Period first = last.previous().previous().previous().previous();
		Period second = first.next();
		return List.of(new Sample(first, false, answers(31, 9, 4, 6, 18), null),
				new Sample(second, false, answers(34, 11, 3, 8, 20), null),
				new Sample(second, false, answers(35, 12, 3, 8, 20),
						"A class that ended in the last week was missing."),
				new Sample(second.next(), true, Map.of(), null),
				new Sample(second.next().next(), false, answers(38, 14, 4, 9, 20), null));
	}

	private static Map<String, Integer> answers(int learners, int completed, int left, int gained, int goingOn) {
		return Map.of(LearnerSource.FIELD_LEARNERS, learners, LearnerSource.FIELD_COMPLETED, completed,
				LearnerSource.FIELD_LEFT, left, LearnerSource.FIELD_QUALIFICATIONS, gained,
				LearnerSource.FIELD_GOING_ON, goingOn);
	}

}
