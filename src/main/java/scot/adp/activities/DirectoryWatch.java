package scot.adp.activities;

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

	private final DirectoryDays days;

	DirectoryWatch(DirectoryDays days) {
		this.days = days;
	}

	/** What nobody tells, such as a report or that time passes. */
	@Scheduled(cron = "0 50 23 * * *", zone = "Europe/London")
	void dayEnds() {
		days.keep();
	}

	@ApplicationModuleListener(id = "activities.service-unassured")
	void on(ServiceUnassured event) {
		days.keep();
	}

	@ApplicationModuleListener(id = "activities.service-paused-counted")
	void on(ServicePaused event) {
		days.keep();
	}

	@ApplicationModuleListener(id = "activities.service-resumed-counted")
	void on(ServiceResumed event) {
		days.keep();
	}

	@ApplicationModuleListener(id = "activities.service-closed-counted")
	void on(ServiceClosed event) {
		days.keep();
	}

	@ApplicationModuleListener(id = "activities.coverage-lost")
	void on(CoverageLost event) {
		days.keep();
	}

	@ApplicationModuleListener(id = "activities.coverage-gained")
	void on(CoverageGained event) {
		days.keep();
	}

}
