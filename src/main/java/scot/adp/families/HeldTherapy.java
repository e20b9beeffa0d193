package scot.adp.families;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/**
 * Tells whether a unit has referrals to therapy that a return would count twice. Who only
 * waits on does not keep a unit from filing returns.
 */
@Component
class HeldTherapy implements HeldRecords {

	private final TherapyStore store;

	HeldTherapy(TherapyStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.THERAPY;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
