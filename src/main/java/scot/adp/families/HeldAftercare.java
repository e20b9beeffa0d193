package scot.adp.families;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has aftercare that a return would count twice. */
@Component
class HeldAftercare implements HeldRecords {

	private final AftercareStore store;

	HeldAftercare(AftercareStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.AFTERCARE;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
