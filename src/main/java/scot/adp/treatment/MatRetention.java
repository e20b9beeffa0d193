package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.spi.Retained;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.UnitId;

/**
 * Takes people's own words out of rounds some time after they were held. Counts,
 * documents and assessments tell of nobody and stay.
 */
@Component
class MatRetention implements Retained {

	private final MatStore store;

	MatRetention(MatStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.MAT;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return store.eraseQuotes(until, limit, held);
	}

}
