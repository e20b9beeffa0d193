package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * What was learned from reviews of drug deaths, as it was issued to units. It tells of no
 * case, and not of how many deaths it comes.
 *
 * @param version to send back with a change
 * @param themes by code
 * @param reviewedFrom the first day of the period that was reviewed, of which whole
 * months are kept, so that it tells of no day of a death
 * @param reviewedTo its last day
 * @param units which are to answer
 * @param withdrawnBecause why it is asked about no more; null where it is
 */
public record LearningView(Learnings.Id id, int version, String title, String words, List<String> themes,
		LocalDate reviewedFrom, LocalDate reviewedTo, List<UnitId> units, LocalDate answerBy, OffsetDateTime issuedAt,
		String issuedByName, @Nullable OffsetDateTime withdrawnAt, @Nullable String withdrawnBecause) {

	/** Whether units are still asked. */
	public boolean stands() {
		return withdrawnAt == null;
	}

}
