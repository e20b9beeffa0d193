package scot.adp.treatment;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.notification.MessageState;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;

/**
 * Somebody an alert was sent to.
 *
 * @param state how far the message is
 * @param deliveredAt when a mail server took it, or somebody sent it by hand; null as
 * long as nobody has
 * @param way how it was acknowledged; null where it was not
 */
public record AlertRecipientView(AlertReceipts.RecipientId id, MemberId member, UnitId unit, String audience,
		OffsetDateTime sentAt, @Nullable MessageState state, @Nullable OffsetDateTime deliveredAt,
		@Nullable OffsetDateTime acknowledgedAt, @Nullable Way way, @Nullable String notedBy) {

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
