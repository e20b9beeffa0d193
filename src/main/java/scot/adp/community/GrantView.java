package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Money that a community organisation was given.
 *
 * @param unit who looks after it
 * @param organisation the code of who has it; null where the directory has none
 * @param holder the name of who has it
 * @param award in pounds
 * @param reportBy the last day for its report
 * @param actionCodes the actions of plans for which it was given
 * @param spent in pounds; null until it is reported
 * @param participants how many took part; null where that was not told
 * @param cameOfIt what came of it; null where that was not told
 * @param overBecause why more was spent than awarded
 * @param reportedOn the day of the report; null while there is none
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record GrantView(Grants.Id id, int version, UnitId unit, @Nullable String organisation, String holder,
		BigDecimal award, LocalDate fromOn, LocalDate toOn, LocalDate reportBy, @Nullable String purpose,
		List<String> actionCodes, @Nullable BigDecimal spent, @Nullable Integer participants, @Nullable String cameOfIt,
		@Nullable String overBecause, @Nullable LocalDate reportedOn, @Nullable LocalDate closedOn, State state,
		OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause) {

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** The same, with its holder called so. */
	GrantView heldBy(String name) {
		return new GrantView(id, version, unit, organisation, name, award, fromOn, toOn, reportBy, purpose, actionCodes,
				spent, participants, cameOfIt, overBecause, reportedOn, closedOn, state, recordedAt, recordedBy,
				withdrawnBecause);
	}

	/** How far a grant is, today. */
	public enum State {

		/** It ended, and nobody told what became of it. */
		REPORT_DUE,
		/** It runs, or is to begin. */
		AWARDED,
		/** What became of it was told. */
		REPORTED,
		/** Nothing is to be done any more. */
		CLOSED

	}

}
