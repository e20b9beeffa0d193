package scot.adp.strategy;

import java.util.Map;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;

/** Takes away, each night, evidence that was given and never sent. */
@Component
class NightlyClearing {

	private final Evidence evidence;

	private final Recording recording;

	NightlyClearing(Evidence evidence, Recording recording) {
		this.evidence = evidence;
		this.recording = recording;
	}

	@Scheduled(cron = "0 50 3 * * *", zone = "Europe/London")
	@Transactional
	public void clear() {
		int unused = evidence.expire();
		if (unused > 0) {
			recording.tell("strategy.evidence.expire", "evidence without an update",
					Map.of("evidence", String.valueOf(unused)));
		}
	}

}
