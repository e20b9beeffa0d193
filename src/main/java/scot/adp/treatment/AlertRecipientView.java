package scot.adp.treatment;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.notification.MessageState;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;

/**
 * Somebody an alert was sent to, or the mailbox of a service.
 *
 * @param member null where it is a mailbox
 * @param service the name of the service whose mailbox it is; null where it is somebody
 * @param state how far the message is
 * @param deliveredAt when a mail server took it, or somebody sent it by hand; null as
 * long as nobody has
 * @param way how it was acknowledged; null where it was not
 * @param undoable whether the reader has just noted that they were rung, and may take
 * that back
 */
public record AlertRecipientView(AlertReceipts.RecipientId id, @Nullable MemberId member, @Nullable String service,
		UnitId unit, String audience, OffsetDateTime sentAt, @Nullable MessageState state,
		@Nullable OffsetDateTime deliveredAt, @Nullable OffsetDateTime acknowledgedAt, @Nullable Way way,
		@Nullable String notedBy, boolean undoable) {

	/** How somebody acknowledged an alert. */
	public enum Way {

		/** On a page, signed in. */
		PAGE,
		/** By the link of a mail. */
		LINK,
		/** Over the API. */
		API,
		/** Somebody rang them and noted it. */
		PHONE

	}

}
