package scot.adp.strategy;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Which actions to list; every part narrows the list, null and empty parts do not.
 *
 * @param unit the lead unit, those below it included
 * @param person leads or stands in
 * @param statuses codes of effective statuses, {@code STALE} among them; {@code NONE} for
 * those without any
 * @param unowned only those of ours that nobody leads
 * @param slipped only those with an open milestone later than first planned
 * @param text words of the code, title or grouping
 */
public record ActionFilter(@Nullable PlanCode plan, @Nullable String priority, @Nullable String outcome,
		@Nullable String principle, @Nullable UnitId unit, @Nullable MemberId person, @Nullable GroupId group,
		Set<ActionView.Kind> kinds, Set<String> statuses, Set<Freshness> freshness, boolean unowned, boolean slipped,
		@Nullable String text) {

	/** A list for which milestones do not matter. */
	public ActionFilter(@Nullable PlanCode plan, @Nullable String priority, @Nullable String outcome,
			@Nullable String principle, @Nullable UnitId unit, @Nullable MemberId person, @Nullable GroupId group,
			Set<ActionView.Kind> kinds, Set<String> statuses, Set<Freshness> freshness, boolean unowned,
			@Nullable String text) {
		this(plan, priority, outcome, principle, unit, person, group, kinds, statuses, freshness, unowned, false, text);
	}

	/** All actions of a plan. */
	public static ActionFilter of(PlanCode plan) {
		return new ActionFilter(plan, null, null, null, null, null, null, Set.of(), Set.of(), Set.of(), false, null);
	}

	/** All actions that have some words; empty for all actions. */
	static ActionFilter having(String text) {
		@Nullable String words = Blanks.stripped(text.replace("\0", ""));
		return new ActionFilter(null, null, null, null, null, null, null, Set.of(), Set.of(), Set.of(), false, words);
	}

	/** All actions of a unit and those below it. */
	public static ActionFilter ofUnit(UnitId unit) {
		return new ActionFilter(null, null, null, null, unit, null, null, Set.of(), Set.of(), Set.of(), false, null);
	}

}
