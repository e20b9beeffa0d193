package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What became of an action that was open when its plan ended: carried to another, or
 * ended with an outcome.
 *
 * @param carriedTo the action that goes on with it, or null
 * @param outcome how far it had come, or null where it is carried on
 * @param words what was achieved, or null
 * @param recordedBy name and post
 */
public record ActionEndingView(ActionId action, @Nullable ActionId carriedTo, @Nullable EndingOutcome outcome,
		@Nullable String words, LocalDate on, String recordedBy, OffsetDateTime recordedAt) {
}
