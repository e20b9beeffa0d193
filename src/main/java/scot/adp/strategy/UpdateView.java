package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * One update on an action. The owner's words are null where the caller may not see them;
 * {@link #wordsShown()} tells that from words that were never given.
 *
 * @param on the day of which it speaks
 * @param recordedBy the name and post of who recorded it
 * @param onBehalfOf the unit it was recorded for, or null where the unit did it itself
 * @param corrects the update that this one puts right, or null
 * @param correctedBy the update that put this one right, or null
 * @param sample whether it was invented for a demonstration
 */
public record UpdateView(ProgressUpdates.Id id, ActionId action, LocalDate on, OffsetDateTime recordedAt,
		String recordedBy, @Nullable StatusView status, boolean noChange, boolean wordsShown,
		@Nullable String whatHappened, @Nullable String next, @Nullable LocalDate reviewOn,
		@Nullable String evidenceLink, @Nullable UnitId onBehalfOf, ProgressUpdates.@Nullable HeardHow heardHow,
		ProgressUpdates.@Nullable Id corrects, ProgressUpdates.@Nullable Id correctedBy, boolean sample) {
}
