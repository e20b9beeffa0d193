package scot.adp.shell;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import scot.adp.shell.spi.RecordRenamed;

/** Lets what was typed about a record follow it. */
@Component
class RenamedDrafts {

	private final Drafts drafts;

	RenamedDrafts(Drafts drafts) {
		this.drafts = drafts;
	}

	@EventListener
	void on(RecordRenamed event) {
		drafts.follow(event);
	}

}
