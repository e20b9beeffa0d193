package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A family with who belongs to it and all that happened.
 *
 * @param facts in order of time, what was taken back among them
 * @param joint the units that support it by one plan with this one, or did
 * @param reads why each of them reads it as long as that goes on
 * @param own whether it is of a unit of the caller, and not of one that shares it
 */
public record SupportDetail(FamilySupportView of, List<FamilyMemberView> members, List<Told> facts,
		List<JointUnit> joint, Map<UnitId, JointUnit.Reads> reads, boolean own, LocalDate today) {

	/**
	 * A fact as it was told.
	 *
	 * @param withdrawnBecause why it was taken back, a code; null while it stands
	 */
	public record Told(SupportFact.Id id, SupportFact fact, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it was not taken back. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

}
