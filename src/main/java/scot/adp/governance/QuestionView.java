package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.strategy.ActionId;

/**
 * A question to an action's owner. Everyone sees that it was asked; its words and the
 * answer are null where the caller may not see them, which {@link #wordsShown()} tells
 * from an answer that was not given yet.
 *
 * @param version to send back with the answer
 * @param heldOn the day of the meeting that asked
 * @param answeredBy the name and post of who answered; null where nobody did
 */
public record QuestionView(Questions.Id id, int version, ActionId action, GroupId group, LocalDate heldOn,
		OffsetDateTime askedAt, boolean wordsShown, @Nullable String words, @Nullable OffsetDateTime answeredAt,
		@Nullable String answeredBy, @Nullable String answer) {

	/** Whether nobody answered it yet. */
	public boolean open() {
		return answeredAt == null;
	}

	/** The question as somebody sees it whom its words are not for. */
	QuestionView withoutWords() {
		return new QuestionView(id, version, action, group, heldOn, askedAt, false, null, answeredAt, answeredBy, null);
	}

}
