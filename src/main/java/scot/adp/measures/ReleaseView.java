package scot.adp.measures;

import java.time.OffsetDateTime;

import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;

/**
 * What the analyst released of a measure and a period.
 *
 * @param number counts the releases of the period from 1; the last one is read
 * @param method the version of the measure's method
 * @param gate the version of the rule by which small numbers were hidden
 * @param releasedBy name and post
 */
public record ReleaseView(Releases.Id id, MeasureCode measure, Period period, int number, int method, int gate,
		OffsetDateTime releasedAt, String releasedBy) {
}
