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
 * Invents the returns of a service that lets no single rows go: a quarter, one that was
 * put right, one that had nothing to report, and the last is still to be filed.
 */
@Component
class ReachReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("TPS-PEAR");

	@Override
	public DataSet dataSet() {
		return ChangedRecords.REACH;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period third = PeriodType.QUARTER.of(today).previous().previous();
		Period second = third.previous();
		Period first = second.previous();
		return List.of(new Sample(first, false, answers(10, 6), null), new Sample(second, false, answers(11, 7), null),
				new Sample(second, false, answers(12, 8), "An event was missing."),
				new Sample(third, true, Map.of(), null));
	}

	private static Map<String, Integer> answers(int events, int reached) {
		return Map.ofEntries(Map.entry("events", events), Map.entry("reachable", events - 1),
				Map.entry("reached-from-event", reached - 2), Map.entry("notified", events - 2),
				Map.entry("reached-from-notice", reached - 1), Map.entry("reached", reached),
				Map.entry("naloxone", reached - 3), Map.entry("followed-up", reached),
				Map.entry("engaged", reached - 3), Map.entry("followed-90", events - 1), Map.entry("repeats", 1),
				Map.entry("found", events), Map.entry("found-reached", reached - 1));
	}

}
