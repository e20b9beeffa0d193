package scot.adp.community;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has need checks that a return would count twice. */
@Component
class HeldNeeds implements HeldRecords {

	private final NeedStore store;

	HeldNeeds(NeedStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.NEEDS;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
