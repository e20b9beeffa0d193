package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ProgressUpdates;

/**
 * The support team's words on an action for one meeting's paper.
 *
 * @param number counts the wordings for the same meeting, from one on
 * @param basedOn the owner's update that it was written from, or null where there was
 * none
 * @param outdated whether the owner has said something newer than what it was written
 * from
 * @param writtenBy the name and post of who wrote it
 */
public record BoardLineView(BoardLines.Id id, ActionId action, GroupId group, LocalDate heldOn, int number,
		String words, ProgressUpdates.@Nullable Id basedOn, boolean outdated, String writtenBy,
		OffsetDateTime writtenAt) {
}
