package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a form for an update just now.
 *
 * @param status a status code, or null where none is chosen
 */
public record Draft(@Nullable String status, @Nullable String whatHappened, @Nullable String next,
		@Nullable LocalDate on, @Nullable LocalDate reviewOn, @Nullable String evidenceLink,
		ProgressUpdates.@Nullable HeardHow heardHow, boolean helpWanted, @Nullable String helpWords) {
}
