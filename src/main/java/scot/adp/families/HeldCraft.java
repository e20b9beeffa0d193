package scot.adp.families;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/**
 * Tells whether a unit has CRAFT courses that a return would count twice. One that only
 * goes on does not keep a unit from filing returns.
 */
@Component
class HeldCraft implements HeldRecords {

	private final CraftStore store;

	HeldCraft(CraftStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.CRAFT;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
