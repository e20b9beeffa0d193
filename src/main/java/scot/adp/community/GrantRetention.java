package scot.adp.community;

import java.time.LocalDate;
import java.util.Collection;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.spi.Retained;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.UnitId;

/** Erases grants some years after they ended. */
@Component
class GrantRetention implements Retained {

	private final GrantStore store;

	GrantRetention(GrantStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return new DataSet("community.grants");
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return store.erase(until, limit, held);
	}

}
