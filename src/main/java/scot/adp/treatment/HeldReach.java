package scot.adp.treatment;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has people to reach that a return would count twice. */
@Component
class HeldReach implements HeldRecords {

	private final ReachStore store;

	HeldReach(ReachStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.REACH;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
