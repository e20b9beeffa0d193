package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A version of what the plan says of an action.
 *
 * @param number counts from 1 without gaps
 * @param recordedBy name and post, or null where a file told it
 * @param effectiveOn since when it holds
 * @param changes against the version before; none for the first
 */
public record ActionVersionView(ActionId action, int number, OffsetDateTime recordedAt, @Nullable String recordedBy,
		Source source, LocalDate effectiveOn, @Nullable String why, @Nullable String decision, String title,
		List<Changed> changes) {

	/**
	 * A field that changed, with both values in a line; null stands for none.
	 */
	public record Changed(ActionField field, @Nullable String before, @Nullable String after) {
	}

	/** Where a version of an action came from. */
	public enum Source {

		/** The plan's file. */
		FILE,
		/** Somebody, on a page or through the API. */
		PAGE

	}

}
