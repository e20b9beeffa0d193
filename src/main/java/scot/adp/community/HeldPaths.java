package scot.adp.community;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has ways into work that a return would count twice. */
@Component
class HeldPaths implements HeldRecords {

	private final PathStore store;

	HeldPaths(PathStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.PATHS;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
