package scot.adp.feedback;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Deed;

/** Deletes each night what was answered long ago. */
@Component
class ReportCare {

	static final int DAYS = 180;

	private final ReportQueries reports;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ReportCare(ReportQueries reports, ApplicationEventPublisher events, Clock clock) {
		this.reports = reports;
		this.events = events;
		this.clock = clock;
	}

	@Scheduled(cron = "0 25 3 * * *", zone = "Europe/London")
	@Transactional
	void forgetOldReports() {
		int deleted = reports.deleteAnsweredBefore(OffsetDateTime.now(clock).minusDays(DAYS));
		if (deleted > 0) {
			events.publishEvent(Deed.rows("feedback.problem.delete", "problem reports", deleted));
		}
	}

}
