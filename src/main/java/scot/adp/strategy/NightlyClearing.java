package scot.adp.strategy;

import java.util.Map;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;

/** Takes away, each night, what was typed or given and never sent. */
@Component
class NightlyClearing {

	private final Drafts drafts;

	private final Evidence evidence;

	private final Recording recording;

	NightlyClearing(Drafts drafts, Evidence evidence, Recording recording) {
		this.drafts = drafts;
		this.evidence = evidence;
		this.recording = recording;
	}

	@Scheduled(cron = "0 50 3 * * *", zone = "Europe/London")
	@Transactional
	public void clear() {
		int old = drafts.expire();
		int unused = evidence.expire();
		if (old + unused > 0) {
			recording.tell("strategy.draft.expire", "drafts and evidence without an update",
					Map.of("drafts", String.valueOf(old), "evidence", String.valueOf(unused)));
		}
	}

}
