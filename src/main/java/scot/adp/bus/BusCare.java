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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.database.EmbeddedDatabase;

/** Forgets what was handled long ago, and tells when all is not well. */
@Component("bus")
class BusCare implements HealthIndicator {

	/** For how long it is kept what was handled. */
	static final int KEPT_DAYS = 30;

	/** What waits longer than this for a listener that does not fail is stuck. */
	static final Duration LONG = Duration.ofMinutes(15);

	private static final Logger log = LoggerFactory.getLogger(BusCare.class);

	private final Publications publications;

	private final Applied applied;

	private final ParkedStore parked;

	private final BusQueries state;

	private final ObjectProvider<EmbeddedDatabase> database;

	private final JdbcClient jdbc;

	BusCare(Publications publications, Applied applied, ParkedStore parked, BusQueries state,
			ObjectProvider<EmbeddedDatabase> database, JdbcClient jdbc) {
		this.publications = publications;
		this.applied = applied;
		this.parked = parked;
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

	@Scheduled(cron = "0 20 3 * * *", zone = "Europe/London")
	@SchedulerLock(name = "bus.forget")
	@Transactional
	void forget() {
		jdbc.sql(
				"delete from bus.event_publication_archive where completion_date < now() - make_interval(days => :days)")
			.param("days", KEPT_DAYS)
			.update();
		applied.forget(KEPT_DAYS);
		int discarded = parked.discardPeople(KEPT_DAYS);
		if (discarded > 0) {
			log.error("{} parked events held a person's key for {} days and are discarded: nobody handled them",
					discarded, KEPT_DAYS);
		}
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
