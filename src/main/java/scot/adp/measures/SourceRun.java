package scot.adp.measures;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * How a source of measures did last.
 *
 * @param ranAt when it last computed; null where it never did
 * @param failures how often it failed since
 * @param fault the kind of its last fault
 * @param waiting how many changes wait for it
 * @param oldest since when the oldest of them waits
 */
public record SourceRun(String source, @Nullable OffsetDateTime ranAt, int failures, @Nullable OffsetDateTime failedAt,
		@Nullable String fault, @Nullable OffsetDateTime nextTryAt, long waiting, @Nullable OffsetDateTime oldest) {
}
