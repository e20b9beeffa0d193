package scot.adp.notification;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.AccountId;

/**
 * A message, as the support team sees it.
 *
 * @param version to send back with a change
 * @param to null where it goes to a mailbox
 * @param name the name of who it is for, or of the service or team that reads the mailbox
 * @param email where it goes; null where no address is known
 * @param createdBy the name and post of who put it there
 * @param closedAt when it was sent, dropped or refused; null while it waits
 * @param byMail whether the program sent it, or tried to
 * @param bounceReason the code by which the mail server refused it, such as 550, or
 * {@link Outbox#CAME_BACK}; null where it did not bounce
 */
public record MessageView(Outbox.MessageId id, int version, @Nullable AccountId to, String name, @Nullable String email,
		MessageKind kind, String subject, String body, MessageState state, OffsetDateTime createdAt, String createdBy,
		@Nullable OffsetDateTime closedAt, boolean byMail, @Nullable String bounceReason) {
}
