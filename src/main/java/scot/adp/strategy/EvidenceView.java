package scot.adp.strategy;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.documents.DocumentView;

/**
 * A piece of evidence, as it may be told of. Its title and kind are for everyone signed
 * in; the link, the file and its name for leads of the lead unit and the partner units
 * and for the support team.
 *
 * @param saidIn the update it goes with, or null while it is held for one
 * @param title what was given for it, or where it was removed what stands in its place
 * @param opens whether the caller may open it
 * @param link where it opens: an address on the web, or within the program; null where
 * the caller may not open it
 * @param mediaType of a file, told from its content; null for a link
 * @param scanned whether a virus scanner looked at the file and found nothing
 * @param removedAt when its content was taken out for good, or null
 */
public record EvidenceView(Evidence.Id id, ActionId action, ProgressUpdates.@Nullable Id saidIn, Evidence.Kind kind,
		String title, boolean opens, @Nullable String link, @Nullable String mediaType, @Nullable Integer sizeBytes,
		boolean scanned, OffsetDateTime addedAt, @Nullable OffsetDateTime removedAt, @Nullable String removedReason) {

	/** The same of a piece that is a file. */
	EvidenceView of(DocumentView file) {
		return new EvidenceView(id, action, saidIn, Evidence.Kind.FILE, title, opens,
				opens ? "evidence/" + id.value() : null, file.mediaType(), file.sizeBytes(), file.scanned(), addedAt,
				removedAt, removedReason);
	}

}
