package scot.adp.community;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit has volunteers that a return would count twice. */
@Component
class HeldVolunteers implements HeldRecords {

	private final VolunteerStore store;

	HeldVolunteers(VolunteerStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.VOLUNTEERS;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
