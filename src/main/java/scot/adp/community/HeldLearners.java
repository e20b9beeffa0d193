package scot.adp.community;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has people who learn that a return would count twice. */
@Component
class HeldLearners implements HeldRecords {

	private final LearnerStore store;

	HeldLearners(LearnerStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.LEARNERS;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
