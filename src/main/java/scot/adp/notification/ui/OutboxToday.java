package scot.adp.notification.ui;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.notification.MessageState;
import scot.adp.notification.Outbox;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * Reminds the support team of messages that nobody sent yet, and of those that bounced.
 */
@Component
class OutboxToday implements WorkItems {

	private final Outbox outbox;

	OutboxToday(Outbox outbox) {
		this.outbox = outbox;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("notification.message.send")) {
			return Work.NONE;
		}
		var counts = outbox.counts(List.of(MessageState.WAITING, MessageState.BOUNCED));
		var items = new ArrayList<WorkItem>();
		int waiting = counts.getOrDefault(MessageState.WAITING, 0);
		if (waiting > 0) {
			items.add(WorkItem.plain(Words.of("outbox.work"), Words.of("outbox.work.title", waiting),
					Words.of("outbox.work.detail"), Words.of("outbox.work.verb"), "outbox"));
		}
		int bounced = counts.getOrDefault(MessageState.BOUNCED, 0);
		if (bounced > 0) {
			items.add(WorkItem.plain(Words.of("outbox.bounces"), Words.of("outbox.bounces.title", bounced),
					Words.of("outbox.bounces.detail"), Words.of("outbox.bounces.verb"), "outbox?bounced"));
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 20;
	}

}
