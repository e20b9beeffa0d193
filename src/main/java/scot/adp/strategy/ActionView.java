package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.strategy.spi.ActionBrief;

/**
 * An action as everyone signed in may see it. Units, members, outcomes and principles are
 * named by code.
 *
 * @param version to send back with a change
 * @param position the action's place in its plan
 * @param status what was last said, or null where nothing was
 * @param effectiveStatus what counts: stale or withdrawn where that is so, else the
 * status
 * @param lastUpdatedOn the day of which the last update speaks
 * @param nextDueOn until when the next update is in time; null where none is owed or no
 * deadline is known
 * @param noChangeRun how often running "no change" was said
 * @param asAt the day at whose end this was known, or null for now
 */
public record ActionView(ActionId id, int version, PlanCode plan, String code, int position, String title, Kind kind,
		Responsibility responsibility, @Nullable String grouping, String priority, @Nullable LocalDate startsOn,
		@Nullable LocalDate endsOn, @Nullable StatusView status, @Nullable StatusView effectiveStatus,
		Freshness freshness, @Nullable LocalDate lastUpdatedOn, @Nullable LocalDate nextDueOn,
		@Nullable LocalDate reviewOn, int noChangeRun, @Nullable MemberId lead, @Nullable MemberId deputy,
		@Nullable UnitId leadUnit, @Nullable GroupId group, List<UnitId> partnerUnits, List<String> outcomes,
		List<String> principles, @Nullable LocalDate withdrawnOn, @Nullable String withdrawnReason,
		@Nullable String publishedText, @Nullable National national, @Nullable LocalDate asAt) implements ActionBrief {

	/** Working days before a due date from which an update is asked for. */
	public static final int NOTICE = 10;

	/** How often running an action may only be said not to have changed. */
	public static final int NO_CHANGE_AT_MOST = 2;

	/**
	 * Who has the work: the lead, or the deputy while the lead is away.
	 * @param away the members who are away
	 */
	public @Nullable MemberId holder(Set<MemberId> away) {
		return (lead != null && deputy != null && away.contains(lead) && !away.contains(deputy)) ? deputy : lead;
	}

	/** What only a national body's action has. */
	public record National(StatusView.@Nullable Group statusGroup, @Nullable NationalTimeline timeline,
			@Nullable String tranche, @Nullable String sourceNote, @Nullable String localResponse) {
	}

	/** What an action sets out to do. */
	public enum Kind {

		/** Brings something new about. */
		DELIVER,
		/** Keeps something going or grows it. */
		SUSTAIN,
		/** Finds out whether something is worth doing. */
		EXPLORE

	}

	/** When the national workforce plan means to act. */
	public enum NationalTimeline {

		COMPLETED, ONGOING, TRANCHE_1, TRANCHE_2, TRANCHE_3

	}

	/** Who is to carry an action out. */
	public enum Responsibility {

		/** The partnership; it owes updates. */
		LOCAL,
		/** A national body; the partnership records its own response and owes nothing. */
		NATIONAL

	}

}
