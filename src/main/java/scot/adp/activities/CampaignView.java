package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.events.RecordId;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/**
 * What is said in media for a while, for actions of the plan.
 *
 * @param code by which files name it
 * @param actions the actions that it is done for
 * @param actionCodes what these are called within their plans, in the same order
 * @param approach of its list; null where nobody said
 * @param interactivePart what goes with an approach that does little alone
 * @param alert the drug alert that asked for it; null where none did
 * @param toOn its last day; null while nobody knows
 */
public record CampaignView(Campaigns.Id id, int version, String code, String title, UnitId unit, List<ActionId> actions,
		List<String> actionCodes, @Nullable String approach, @Nullable String interactivePart, @Nullable RecordId alert,
		LocalDate fromOn, @Nullable LocalDate toOn, State state) {

	/** How far a campaign is today, by its days. */
	public enum State {

		/** It runs. */
		RUNNING,
		/** It is to come. */
		PLANNED,
		/** It is over. */
		ENDED

	}

}
