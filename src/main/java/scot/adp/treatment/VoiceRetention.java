package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.spi.Retained;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.UnitId;

/**
 * Takes people's own words out some time after they were heard, also where everybody
 * reads them. What was said, in the words of whoever heard it, and the answers stay.
 */
@Component
class VoiceRetention implements Retained {

	private final VoiceStore store;

	VoiceRetention(VoiceStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.VOICES;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return store.eraseQuotes(until, limit, held);
	}

}
