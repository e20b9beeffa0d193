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
 * Invents the returns of a service that lets no single stays go: a half-year that was put
 * right, one that had nothing to report, and the last is still to be filed.
 */
@Component
class StayReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("TPS-PEAR");

	@Override
	public DataSet dataSet() {
		return ChangedRecords.STAYS;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period second = PeriodType.HALF_YEAR.of(today).previous().previous();
		Period first = second.previous();
		return List.of(new Sample(first, false, answers(9), null),
				new Sample(first, false, answers(10), "A placement was missing."),
				new Sample(second, true, Map.of(), null));
	}

	private static Map<String, Integer> answers(int approved) {
		return Map.ofEntries(Map.entry("approved", approved), Map.entry("with-cost", approved - 1),
				Map.entry("cost", (approved - 1) * 13_800), Map.entry("ended", approved - 2),
				Map.entry("ended-planned", approved - 4), Map.entry("left", approved - 2),
				Map.entry("with-address", approved - 3), Map.entry("contact-due", approved - 2),
				Map.entry("contacted", approved - 3), Map.entry("status-due", approved + 4),
				Map.entry("status-known", approved), Map.entry("detox-planned", 3), Map.entry("detox-next", 2));
	}

}
