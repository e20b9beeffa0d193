package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;

/**
 * What many actions are given at once; null parts stay as they are.
 *
 * @param morePartners units to add to the partner units of each
 * @param why in a few words, kept with the version of each action
 */
public record SetUpChange(String idempotencyKey, List<ActionRef> actions, @Nullable MemberId lead,
		@Nullable MemberId deputy, @Nullable UnitId unit, List<UnitId> morePartners, @Nullable GroupId group,
		@Nullable Kind kind, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn, String why) {
}
