package scot.adp.treatment;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.platform.UnitId;

/** Tells whether a unit asked for joint care that a return would count twice. */
@Component
class HeldJointCare implements HeldRecords {

	private final JointCareStore store;

	HeldJointCare(JointCareStore store) {
		this.store = store;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.JOINT_CARE;
	}

	@Override
	public boolean since(UnitId unit, LocalDate from) {
		return store.since(unit, from);
	}

}
