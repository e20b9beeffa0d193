package scot.adp.governance;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.strategy.ActionStanding;
import scot.adp.strategy.ActionView;

/**
 * An action that is brought before a group.
 *
 * @param section its most serious reason
 * @param further its other reasons, the most serious first
 * @param since since when the section's reason holds, or null where that is not known
 * @param slipped its milestone that is furthest past the day first promised, or null
 * @param helpAskedOn since when help is asked for, or null
 * @param decisions what the group is asked to decide about it at this meeting
 * @param boardLine the support team's sentence for this meeting, or null where none is
 * written yet
 */
public record ExceptionView(ActionView action, Exceptions.Reason section, List<Exceptions.Reason> further,
		@Nullable LocalDate since, ActionStanding.@Nullable Slipped slipped, @Nullable LocalDate helpAskedOn,
		List<DecisionView> decisions, @Nullable String boardLine) {

}
