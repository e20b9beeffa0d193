package scot.adp.bus;

import java.time.Duration;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * Delivers what is due, forgets what was handled long ago, and tells when all is not
 * well.
 */
@Component("bus")
class BusCare implements HealthIndicator {

	/** For how long it is kept what was handled. */
	static final int KEPT_DAYS = 30;

	/** What waits longer than this for a listener that does not fail is stuck. */
	static final Duration LONG = Duration.ofMinutes(15);

	private static final Logger log = LoggerFactory.getLogger(BusCare.class);

	private static final int BATCH = 100;

	private final FailedEventPublications due;

	private final Publications publications;

	private final Applied applied;

	private final Workers workers;

	private final BusQueries state;

	private final ObjectProvider<EmbeddedDatabase> database;

	private final JdbcClient jdbc;

	BusCare(FailedEventPublications due, Publications publications, Applied applied, Workers workers, BusQueries state,
			ObjectProvider<EmbeddedDatabase> database, JdbcClient jdbc) {
		this.due = due;
		this.publications = publications;
		this.applied = applied;
		this.workers = workers;
		this.state = state;
		this.database = database;
		this.jdbc = jdbc;
	}

	/** A database of our own has no other program that could be at work on it. */
	@EventListener(ApplicationReadyEvent.class)
	void takeOverAtOnce() {
		if (database.getIfAvailable() != null) {
			publications.endLeases();
		}
		int stranded = state.counts().stranded();
		if (stranded > 0) {
			log.error(
					"{} stored events name an event or a listener that this version of the program has not. They "
							+ "are on the page Event bus: put the version back that has it, or discard them there",
					stranded);
		}
	}

	/** Delivers what is due until nothing is, a batch at a time. */
	@Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
	@SchedulerLock(name = "bus.deliver", lockAtMostFor = "PT2M")
	void deliver() {
		workers.inStep(() -> {
			long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
			// The workers set the pace.
			while (workers.isRunning() && publications.anyDue() && System.nanoTime() < end) {
				due.resubmit(ResubmissionOptions.defaults().withBatchSize(BATCH));
			}
		});
	}

	/** Not by one node alone: each says what runs on it. */
	@Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
	void keepLeases() {
		publications.keepLeases();
	}

	@Scheduled(cron = "0 20 3 * * *", zone = "Europe/London")
	@SchedulerLock(name = "bus.forget")
	@Transactional
	void forget() {
		jdbc.sql(
				"delete from bus.event_publication_archive where completion_date < now() - make_interval(days => :days)")
			.param("days", KEPT_DAYS)
			.update();
		applied.forget(KEPT_DAYS);
	}

	@Override
	public Health health() {
		var now = state.counts();
		var health = (now.parked() > 0 || now.stuckSeconds() > LONG.toSeconds()) ? Health.down() : Health.up();
		return health.withDetail("waiting", now.waiting())
			.withDetail("oldestSeconds", now.oldestSeconds())
			.withDetail("failed", now.failed())
			.withDetail("parked", now.parked())
			.withDetail("stranded", now.stranded())
			.build();
	}

}
