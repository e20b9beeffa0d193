package scot.adp.documents;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a kept file.
 *
 * @param kind what it is kept for, as the module that keeps it says
 * @param title what people call it
 * @param name to be saved by; null where the file was taken out
 * @param mediaType told from the content
 * @param sha256 of the content
 * @param scanned whether a virus scanner looked at it and found nothing
 * @param reviewOn when somebody is to look at it again, or null
 * @param removedAt when the content was taken out for good, or null
 */
public record DocumentView(DocumentId id, String kind, String title, @Nullable String name, String mediaType,
		int sizeBytes, String sha256, boolean scanned, String addedByName, OffsetDateTime addedAt,
		@Nullable LocalDate reviewOn, @Nullable OffsetDateTime removedAt, @Nullable String removedReason) {
}
