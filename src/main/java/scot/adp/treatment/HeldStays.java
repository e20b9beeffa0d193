package scot.adp.treatment;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has stays that a return would count twice. */
@Component
class HeldStays implements HeldRecords {

	private final StayStore store;

	HeldStays(StayStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.STAYS;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
