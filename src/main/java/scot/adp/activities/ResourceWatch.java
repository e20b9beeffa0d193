package scot.adp.activities;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.events.ResourceDue;

/** Tells others, once, that a resource is to be looked at. */
@Component
class ResourceWatch {

	private final ResourceStore store;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ResourceWatch(ResourceStore store, ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.events = events;
		this.clock = clock;
	}

	/** Those whose day has come. */
	@Scheduled(cron = "0 10 6 * * *", zone = "Europe/London")
	@Transactional
	void dayBegins() {
		tell(null);
	}

	/**
	 * Tells of those that are to be looked at, within the running transaction.
	 * @param since of those that an alert names since a moment; null for those whose day
	 * has come
	 * @return how many there were
	 */
	int tell(@Nullable OffsetDateTime since) {
		var due = store.due(since);
		due.forEach(it -> events.publishEvent(new ResourceDue(
				new Envelope(new EventId(UUID.randomUUID()), new RecordId(it.id().value()), it.revision(),
						OffsetDateTime.now(clock).toInstant(), it.unit(), 1, null),
				it.topics().stream().map(ListedCode::new).toList(), it.onDay())));
		return due.size();
	}

}
