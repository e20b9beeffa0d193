package scot.adp.strategy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.AccountId;
import scot.adp.notification.LastMessage;

/**
 * A reminder to one person of everything that asks them for an update, before it is put
 * into the outbox.
 *
 * @param actions the actions it names, the longest overdue first
 * @param last the last reminder, or null where there was none
 * @param soon whether that was within the last {@link Nudges#PAUSE} working days or waits
 * in the outbox
 */
public record NudgeView(AccountId to, String name, String subject, String body, List<ActionView> actions,
		@Nullable LastMessage last, boolean soon) {
}
