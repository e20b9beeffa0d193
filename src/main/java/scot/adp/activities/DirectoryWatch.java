package scot.adp.activities;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import scot.adp.events.CoverageGained;
import scot.adp.events.CoverageLost;
import scot.adp.events.ServiceClosed;
import scot.adp.events.ServicePaused;
import scot.adp.events.ServiceResumed;
import scot.adp.events.ServiceUnassured;

/**
 * Keeps what the directory is counted by whenever it tells that something changed, and
 * once a day shortly before it ends.
 */
@Component
class DirectoryWatch {

	/** What changes together is told within seconds. */
	private static final long EACH_MILLIS = 5_000;

	private final DirectoryDays days;

	private final AtomicBoolean changed = new AtomicBoolean();

	DirectoryWatch(DirectoryDays days) {
		this.days = days;
	}

	/** What nobody tells, such as a report or that time passes. */
	@Scheduled(cron = "0 50 23 * * *", zone = "Europe/London")
	void dayEnds() {
		changed.set(false);
		days.keepAtItsEnd();
	}

	/**
	 * Keeps what changed since the last time, once, however many events told of it. What
	 * fails is tried again, and what a stop loses is kept at the next start.
	 */
	@Scheduled(fixedDelay = EACH_MILLIS)
	void keepChanged() {
		if (!changed.getAndSet(false)) {
			return;
		}
		try {
			days.keep();
		}
		catch (RuntimeException ex) {
			changed.set(true);
			throw ex;
		}
	}

	@ApplicationModuleListener(id = "activities.service-unassured")
	void on(ServiceUnassured event) {
		changed.set(true);
	}

	@ApplicationModuleListener(id = "activities.service-paused-counted")
	void on(ServicePaused event) {
		changed.set(true);
	}

	@ApplicationModuleListener(id = "activities.service-resumed-counted")
	void on(ServiceResumed event) {
		changed.set(true);
	}

	@ApplicationModuleListener(id = "activities.service-closed-counted")
	void on(ServiceClosed event) {
		changed.set(true);
	}

	@ApplicationModuleListener(id = "activities.coverage-lost")
	void on(CoverageLost event) {
		changed.set(true);
	}

	@ApplicationModuleListener(id = "activities.coverage-gained")
	void on(CoverageGained event) {
		changed.set(true);
	}

}
