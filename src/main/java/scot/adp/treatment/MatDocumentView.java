package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.documents.DocumentId;
import scot.adp.platform.UnitId;

/**
 * A document that a criterion of a standard asks for.
 *
 * @param unit whose it is, which owes the next look at it
 * @param service null where it is of the unit as a whole
 * @param document the kept file; null where only its title is known here
 * @param reviewedOn when somebody last found it right
 * @param reviewOn until when that holds
 */
public record MatDocumentView(MatDocuments.Id id, int version, UnitId unit, @Nullable ServiceId service,
		String standard, String criterion, String title, @Nullable DocumentId document, LocalDate reviewedOn,
		LocalDate reviewOn, OffsetDateTime recordedAt, String recordedByName, @Nullable OffsetDateTime withdrawnAt,
		@Nullable String withdrawnBecause) {

	/** Whether the day of its review is over. */
	public boolean overdue(LocalDate today) {
		return reviewOn.isBefore(today);
	}

	/** The same as somebody found it on an earlier look. */
	MatDocumentView as(MatTally.Review look) {
		return new MatDocumentView(id, version, unit, service, standard, criterion, title, document, look.reviewedOn(),
				look.reviewOn(), recordedAt, recordedByName, withdrawnAt, withdrawnBecause);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnAt == null;
	}

}
