package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.platform.UnitId;

/** Tells the bus of changed records, within the transaction of the change. */
@Component
class ChangedRecords {

	/** Kits that were handed over. */
	static final DataSet SUPPLIES = new DataSet("treatment.supplies");

	/** Outlets and what happened to their kits. */
	static final DataSet STOCK = new DataSet("treatment.stock");

	/** Drug alerts and who acknowledged them. */
	static final DataSet ALERTS = new DataSet("treatment.alerts");

	private final ApplicationEventPublisher events;

	ChangedRecords(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Supplies of a unit were recorded or withdrawn.
	 * @param record the supply, or what they came in
	 * @param days on which they happened
	 */
	void ofSupplies(UUID record, int revision, UnitId unit, Collection<LocalDate> days, OffsetDateTime at) {
		publish(record, revision, unit, SUPPLIES, days.stream().min(LocalDate::compareTo).orElseThrow(),
				days.stream().max(LocalDate::compareTo).orElseThrow(), at);
	}

	/** An outlet of a unit was added, changed or closed. */
	void ofOutlet(UUID record, int revision, UnitId unit, LocalDate day, OffsetDateTime at) {
		publish(record, revision, unit, STOCK, day, day, at);
	}

	/** Something happened to the kits of a unit. */
	void ofStock(UUID record, UnitId unit, LocalDate day, OffsetDateTime at) {
		publish(record, 1, unit, STOCK, day, day, at);
	}

	/** An alert of a day was issued or withdrawn, or somebody acknowledged it. */
	void ofAlerts(UUID record, int revision, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, null, ALERTS, from, to, at);
	}

	private void publish(UUID record, int revision, @Nullable UnitId unit, DataSet dataSet, LocalDate from,
			LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(record),
				revision, at.toInstant(), unit, 1, null), dataSet, from, to));
	}

}
