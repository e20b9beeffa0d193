package scot.adp.platform;

import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers events again whose listener failed, and tells when one keeps failing. */
@Component("bus")
class BusCare implements HealthIndicator {

	private static final int ATTEMPTS = 10;

	private final FailedEventPublications failed;

	private final JdbcClient jdbc;

	BusCare(FailedEventPublications failed, JdbcClient jdbc) {
		this.failed = failed;
		this.jdbc = jdbc;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void deliverAgain() {
		failed.resubmit(ResubmissionOptions.defaults()
			.withBatchSize(500)
			.withMinAge(Duration.ofSeconds(30))
			.withFilter(publication -> publication.getCompletionAttempts() < ATTEMPTS));
	}

	@Override
	public Health health() {
		var oldest = jdbc.sql("""
				select cast(extract(epoch from now() - min(publication_date)) as bigint) from bus.event_publication
				where status = 'FAILED' and completion_attempts >= :attempts""")
			.param("attempts", ATTEMPTS)
			.query(Long.class)
			.optional();
		return oldest.map(seconds -> Health.down().withDetail("oldestFailedSeconds", seconds).build())
			.orElseGet(() -> Health.up().build());
	}

}
