package scot.adp.people;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has what was kept long enough erased each night, on one node of several. */
@Component
class RetentionNight {

	private final RetentionJob job;

	RetentionNight(RetentionJob job) {
		this.job = job;
	}

	@Scheduled(cron = "0 10 2 * * *", zone = "Europe/London")
	@SchedulerLock(name = "people.retention", lockAtLeastFor = "PT5M", lockAtMostFor = "PT2H")
	void run() {
		job.run();
	}

}
