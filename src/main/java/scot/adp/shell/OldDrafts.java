package scot.adp.shell;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes away, each night, what was typed long ago and never saved. */
@Component
class OldDrafts {

	private final Drafts drafts;

	OldDrafts(Drafts drafts) {
		this.drafts = drafts;
	}

	@Scheduled(cron = "0 45 3 * * *", zone = "Europe/London")
	public void clear() {
		drafts.expire();
	}

}
