package scot.adp.strategy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

/** Tells over the bus which records changed, in the transaction of the change. */
@Component
class RecordNews {

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RecordNews(ApplicationEventPublisher events, Clock clock) {
		this.events = events;
		this.clock = clock;
	}

	/** An update was recorded; it speaks from today on. */
	void updated(UUID update, @Nullable UnitId unit) {
		changed(PlanProgress.UPDATES, update, 1, unit, today(), today());
	}

	/** Updates are due on other days, or their action counts elsewhere. */
	void rescheduled() {
		changed(PlanProgress.UPDATES, UUID.randomUUID(), 1, null, today(), today());
	}

	/** A milestone was planned, or what is counted of it changed. */
	void milestone(Milestone milestone, int revision, @Nullable UnitId unit) {
		changed(PlanProgress.MILESTONES, milestone.id().value(), revision, unit, milestone.baselineOn(),
				milestone.baselineOn());
	}

	/**
	 * What is counted of all milestones of an action changed, from one day to another.
	 */
	void milestonesOf(@Nullable UnitId unit, LocalDate from, LocalDate to) {
		changed(PlanProgress.MILESTONES, UUID.randomUUID(), 1, unit, from, to);
	}

	/** Help was asked for or answered. */
	void help(HelpRequests.Id request, int revision, @Nullable UnitId unit, OffsetDateTime askedAt) {
		LocalDate asked = askedAt.atZoneSameInstant(clock.getZone()).toLocalDate();
		changed(PlanProgress.HELP, request.value(), revision, unit, asked, asked);
	}

	private void changed(DataSet dataSet, UUID record, int revision, @Nullable UnitId unit, LocalDate from,
			LocalDate to) {
		events.publishEvent(new RecordsChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(record),
				revision, Instant.now(clock), unit, 1, null), dataSet, from, to));
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
