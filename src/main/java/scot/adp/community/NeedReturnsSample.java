package scot.adp.community;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedRules.Lists;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;

/**
 * Invents the returns of a provider of community support that files counts: four
 * quarters, of which one was put right, one had nothing to report and the last is still
 * to be filed.
 */
@Component
class NeedReturnsSample implements SampleReturns {

	private static final List<Integer> MET = List.of(5, 8, 3, 4, 2, 6, 3, 1, 2, 4);

	private final NeedRules rules;

	NeedReturnsSample(NeedRules rules) {
		this.rules = rules;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.NEEDS;
	}

	@Override
	public UnitId unit() {
		return new UnitId("VCSE-COMMUNITY");
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period last = PeriodType.QUARTER.of(today).previous();
		Period first = last.previous().previous().previous();
		return List.of(new Sample(first, false, answers(27, 4, 0), null),
				new Sample(first.next(), false, answers(29, 5, 0), null),
				new Sample(first.next(), false, answers(30, 5, 1), "A check of the last week was missing."),
				new Sample(first.next().next(), true, Map.of(), null));
	}

	private Map<String, Integer> answers(int people, int overdue, int more) {
		var answers = new HashMap<String, Integer>();
		answers.put(NeedSource.FIELD_PEOPLE, people);
		answers.put(NeedSource.FIELD_OVERDUE, overdue);
		var domains = rules.list(Lists.DOMAIN).values().stream().map(CodeList.Value::code).toList();
		for (int i = 0; i < domains.size(); i++) {
			int met = MET.get(i % MET.size()) + more;
			int part = 1 + i % 3;
			int not = 2 + i % 4;
			int unknown = i % 2;
			answers.put(NeedSource.field(domains.get(i), Met.YES), met);
			answers.put(NeedSource.field(domains.get(i), Met.PART), part);
			answers.put(NeedSource.field(domains.get(i), Met.NO), not);
			answers.put(NeedSource.field(domains.get(i), Met.NOT_KNOWN), unknown);
			answers.put(NeedSource.field(domains.get(i)), met + part + not + unknown);
		}
		return answers;
	}

}
