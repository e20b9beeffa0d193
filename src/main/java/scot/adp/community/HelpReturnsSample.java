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
 * Invents the returns of a service that files counts of its help: five quarters, of which
 * one was put right, one had nothing to report and the last is still to be filed.
 */
@Component
class HelpReturnsSample implements SampleReturns {

	@Override
	public DataSet dataSet() {
		return CommunityNews.HELP;
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
		return List.of(new Sample(first, false, answers(64, 41, 3_120, 400), null),
				new Sample(second, false, answers(52, 37, 2_480, 0), null),
				new Sample(second, false, answers(58, 39, 2_760, 0), "The community larder was missing."),
				new Sample(second.next(), true, Map.of(), null),
				new Sample(second.next().next(), false, answers(71, 46, 3_890, 650), null));
	}

	private static Map<String, Integer> answers(int helps, int people, int confirmed, int estimated) {
		var answers = new LinkedHashMap<String, Integer>();
		answers.put(HelpReturn.HELPS, helps);
		answers.put(HelpReturn.PEOPLE, people);
		answers.put(HelpReturn.CONFIRMED, confirmed);
		answers.put(HelpReturn.ESTIMATED, estimated);
		answers.put(HelpReturn.DOMAIN + "FOOD", helps / 2);
		answers.put(HelpReturn.DOMAIN + "FUEL", helps / 4);
		answers.put(HelpReturn.DOMAIN + "INCOME", helps - helps / 2 - helps / 4);
		List.of("CLOTHING", "DIGITAL", "TRAVEL", "HOUSING_COST")
			.forEach(domain -> answers.put(HelpReturn.DOMAIN + domain, 0));
		return answers;
	}

}
