package scot.adp.exchange;

import java.time.OffsetDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An import as the register tells it.
 *
 * @param title what was imported, in words
 * @param counts what came of it, by a word for a person
 * @param by who did it: name and post
 * @param takeBackable whether it can be taken back: the importer can, and nobody did yet
 * @param takenBackAt when it was taken back; null where it stands
 */
public record ImportView(ImportId id, String kind, String title, String fileName, String sha256, long size,
		Map<String, Integer> counts, OffsetDateTime at, String by, boolean takeBackable,
		@Nullable OffsetDateTime takenBackAt, @Nullable String takenBackBy, @Nullable String takenBackReason) {
}
