package scot.adp.people;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;

/** Tells when what is kept of people was not erased in time. */
@Component("retentionHealthIndicator")
class RetentionHealth implements HealthIndicator {

	/** It runs each night. */
	private static final Duration AT_MOST = Duration.ofHours(26);

	private final RetentionStore store;

	private final Clock clock;

	RetentionHealth(RetentionStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	@Override
	public Health health() {
		return store.lastRun().map(run -> {
			boolean late = run.at().isBefore(OffsetDateTime.now(clock).minus(AT_MOST));
			return ((late || !run.failed().isEmpty()) ? Health.down() : Health.up())
				.withDetail("at", run.at().toString())
				.withDetail("failed", run.failed().stream().map(DataSet::value).toList())
				.build();
		}).orElseGet(() -> Health.down().withDetail("at", "never").build());
	}

}
