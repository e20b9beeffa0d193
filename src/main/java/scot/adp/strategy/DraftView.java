package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed and not sent. Nothing in it was checked, and nothing counts.
 *
 * @param savedAt when it was kept
 * @param status a status code, or null where none was chosen
 */
public record DraftView(OffsetDateTime savedAt, @Nullable String status, @Nullable String whatHappened,
		@Nullable String next, @Nullable LocalDate on, @Nullable LocalDate reviewOn, @Nullable String evidenceLink,
		ProgressUpdates.@Nullable HeardHow heardHow, boolean helpWanted, @Nullable String helpWords) {
}
