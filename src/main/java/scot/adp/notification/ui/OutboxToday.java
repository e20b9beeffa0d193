package scot.adp.notification.ui;

import java.util.List;

import com.vaadin.flow.component.html.Span;
import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.notification.MessageState;
import scot.adp.notification.Outbox;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Reminds the support team of messages that nobody sent yet. */
@Component
class OutboxToday implements WorkItems {

	private final Outbox outbox;

	private final Members members;

	OutboxToday(Outbox outbox, Members members) {
		this.outbox = outbox;
		this.members = members;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		int waiting = members.me().may("notification.message.send") ? outbox.count(MessageState.WAITING) : 0;
		return (waiting == 0) ? Found.NONE
				: new Found(
						List.of(new WorkItem(text("outbox.title"), text("outbox.today", waiting),
								text("outbox.today.detail"), null, null, null, text("outbox.today.verb"), "outbox")),
						1);
	}

	private static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

}
