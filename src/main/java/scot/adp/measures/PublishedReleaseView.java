package scot.adp.measures;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A release of a series.
 *
 * @param name what its publisher calls it
 * @param source where it was found
 * @param recordedBy who kept it first: name and post
 * @param figures how many of its figures are kept
 */
public record PublishedReleaseView(SeriesCode series, String name, LocalDate publishedOn, String source,
		String recordedBy, OffsetDateTime recordedAt, int figures) {
}
