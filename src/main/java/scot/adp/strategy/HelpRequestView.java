package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/**
 * A request for help with an action. That help is asked, since when and for which unit,
 * is for everyone signed in. Words, answer and the names of people are for the lead unit
 * and the support team; {@link #wordsShown()} tells words that are kept back from words
 * that were never given.
 *
 * @param unit the unit that asked, or null where the action has no lead unit
 * @param askedBy the name and post of who asked, or the unit's name for others
 * @param ageDays the days since it was asked, to today or to its answer
 * @param meetingGroup the group at whose meeting it is or was talked about, or null
 * @param answeredBy the name and post of who answered, or null
 * @param asAt the day as at which it is read, or null for now
 */
public record HelpRequestView(HelpRequests.Id id, int version, ActionId action, HelpRequests.State state,
		@Nullable UnitId unit, OffsetDateTime askedAt, String askedBy, boolean wordsShown, @Nullable String words,
		int ageDays, @Nullable GroupId meetingGroup, @Nullable LocalDate meetingOn, @Nullable String answeredBy,
		@Nullable OffsetDateTime answeredAt, @Nullable String answer, @Nullable LocalDate asAt) {
}
