package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A family with who belongs to it and all that happened.
 *
 * @param facts in order of time, what was taken back among them
 */
public record SupportDetail(FamilySupportView of, List<FamilyMemberView> members, List<Told> facts, LocalDate today) {

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
