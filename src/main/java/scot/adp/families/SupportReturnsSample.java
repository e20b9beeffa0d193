package scot.adp.families;

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
 * Invents the returns of a service that may keep no single families: five quarters, of
 * which one was put right, one had nothing to report and the last is still to be filed.
 */
@Component
class SupportReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("PHOENIX-HARPER");

	private static final int QUARTERS = 5;

	@Override
	public DataSet dataSet() {
		return FamilyNews.SUPPORT;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period first = PeriodType.QUARTER.of(today);
		for (int i = 0; i < QUARTERS; i++) {
			first = first.previous();
		}
		Period second = first.next();
		Period third = second.next();
		return List.of(new Sample(first, false, answers(18, 12, 7, 5), null),
				new Sample(second, false, answers(15, 6, 6, 4), null),
				new Sample(second, false, answers(16, 7, 6, 4), "A family was missing."),
				new Sample(third, true, Map.of(), null), new Sample(third.next(), false, answers(20, 15, 9, 6), null));
	}

	private static Map<String, Integer> answers(int families, int fresh, int opened, int closed) {
		var answers = new LinkedHashMap<String, Integer>();
		answers.put(SupportReturn.FAMILIES, families);
		answers.put(SupportReturn.FAMILIES_NEW, fresh);
		answers.put(SupportReturn.OPENED, opened);
		answers.put(SupportReturn.WAITING, 5);
		answers.put(SupportReturn.TIER + "UNIVERSAL", families / 3);
		answers.put(SupportReturn.TIER + "INTENSIVE", families - families / 3);
		answers.put(SupportReturn.CYP_NEW, fresh + fresh / 2);
		answers.put(SupportReturn.UNDER_12_NEW, fresh + fresh / 3);
		answers.put(SupportReturn.CARE_NEW, fresh / 4);
		answers.put(SupportReturn.KINSHIP, families / 3);
		answers.put(SupportReturn.JOINT, families / 4);
		answers.put(SupportReturn.SINCE_ANSWERED, opened);
		answers.put(SupportReturn.WITHIN_TWO_YEARS, opened / 3);
		answers.put(SupportReturn.PLANS, opened);
		answers.put(SupportReturn.PROMISE, opened / 2);
		answers.put(SupportReturn.CLOSED, closed);
		answers.put(SupportReturn.CLOSED_PLANNED, closed / 2);
		answers.put(SupportReturn.CLOSED_LEFT_OUT, 1);
		answers.put(SupportReturn.INTENSIVE_LEFT, closed);
		answers.put(SupportReturn.STEPPED_DOWN, closed / 2);
		return answers;
	}

}
