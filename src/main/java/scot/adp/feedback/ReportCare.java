package scot.adp.feedback;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;

/** Deletes each night what was answered long ago. */
@Component
class ReportCare {

	static final int DAYS = 180;

	private final ReportStore reports;

	private final Recording recording;

	private final Clock clock;

	ReportCare(ReportStore reports, Recording recording, Clock clock) {
		this.reports = reports;
		this.recording = recording;
		this.clock = clock;
	}

	@Scheduled(cron = "0 25 3 * * *", zone = "Europe/London")
	@Transactional
	void forgetOldReports() {
		int deleted = reports.deleteAnsweredBefore(OffsetDateTime.now(clock).minusDays(DAYS));
		if (deleted > 0) {
			recording.tellRows("feedback.problem.delete", "problem reports", deleted);
		}
	}

}
