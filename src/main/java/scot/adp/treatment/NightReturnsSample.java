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
 * Invents the nights of a ward for the region: two quarters, the last still to be filed.
 */
@Component
class NightReturnsSample implements SampleReturns {

	private static final UnitId UNIT = new UnitId("NHSAA-WARD5");

	@Override
	public DataSet dataSet() {
		return ChangedRecords.NIGHTS;
	}

	@Override
	public UnitId unit() {
		return UNIT;
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period second = PeriodType.QUARTER.of(today).previous().previous();
		return List.of(new Sample(second.previous(), false, Map.of("available", 920, "occupied", 741), null),
				new Sample(second, false, Map.of("available", 910, "occupied", 746), null));
	}

}
