package scot.adp.families;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/**
 * Tells whether a unit has families that a return would count twice. One that only goes
 * on does not keep a unit from filing returns: how it goes on is counted by the return
 * then.
 */
@Component
class HeldSupport implements HeldRecords {

	private final SupportStore store;

	HeldSupport(SupportStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.SUPPORT;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
