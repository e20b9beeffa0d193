package scot.adp.strategy;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Auditable;

/** Takes away, each night, what was typed or given and never sent. */
@Component
class NightlyClearing {

	private final Drafts drafts;

	private final Evidence evidence;

	private final ApplicationEventPublisher events;

	NightlyClearing(Drafts drafts, Evidence evidence, ApplicationEventPublisher events) {
		this.drafts = drafts;
		this.evidence = evidence;
		this.events = events;
	}

	@Scheduled(cron = "0 50 3 * * *", zone = "Europe/London")
	@Transactional
	public void clear() {
		int old = drafts.expire();
		int unused = evidence.expire();
		if (old + unused > 0) {
			events.publishEvent(new Cleared("strategy.draft.expire", "drafts and evidence without an update",
					Map.of("drafts", String.valueOf(old), "evidence", String.valueOf(unused))));
		}
	}

	/** What was cleared. */
	record Cleared(String operation, String subject, Map<String, String> changes) implements Auditable {
	}

}
