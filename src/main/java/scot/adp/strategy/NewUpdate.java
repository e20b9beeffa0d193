package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * An update to record.
 *
 * @param idempotencyKey new for each update; sending the same update twice records it
 * once
 * @param expectedVersion the action's version that the caller saw
 * @param on the day of which it speaks, not in the future
 * @param status a status code of the plan's scale
 * @param whatHappened the owner's words
 * @param onBehalfOf the lead unit, where the support team records for it
 * @param heardHow needed with {@code onBehalfOf}
 * @param corrects an earlier update of the same action that this one puts right
 * @param evidenceLink a web address; a status that wants evidence needs it or
 * {@code evidence}
 * @param reviewOn a day after {@code on}, needed for a status that wants one
 * @param evidence pieces that the caller holds for the action
 * @param helpWanted whether it asks the support team for help
 * @param helpWords what is needed, or null
 */
public record NewUpdate(String idempotencyKey, PlanCode plan, String action, Integer expectedVersion, LocalDate on,
		String status, @Nullable String whatHappened, @Nullable String next, @Nullable UnitId onBehalfOf,
		@Nullable HeardHow heardHow, @Nullable UpdateId corrects, @Nullable String evidenceLink,
		@Nullable LocalDate reviewOn, List<EvidenceId> evidence, @Nullable Boolean helpWanted,
		@Nullable String helpWords) {

	public NewUpdate {
		evidence = (evidence != null) ? List.copyOf(evidence) : List.of();
	}

}
