package scot.adp.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.platform.UnitId;

/** Tells the bus of changed entries, within the transaction of the change. */
@Component
class RegisterNews {

	/** Registers; the code is kept with what was told and released, so it stays. */
	static final DataSet REGISTERS = new DataSet("families.registers");

	private final ApplicationEventPublisher events;

	RegisterNews(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Entries of a unit were made, put right or withdrawn.
	 * @param record the entry, or what they came in
	 * @param from the first day that any of them counts for
	 * @param to the last
	 */
	void changed(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(record),
				revision, at.toInstant(), unit, 1, null), REGISTERS, from, to));
	}

}
