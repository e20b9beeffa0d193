package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.strategy.spi.OutcomeBrief;

/**
 * An outcome that a plan promises.
 *
 * @param publishedText the partnership's approved wording, or null
 * @param priority the priority it stands under, or null
 * @param asAt the day as at which it is read, or null for now
 */
public record OutcomeView(PlanCode plan, String code, String title, @Nullable String publishedText,
		@Nullable String priority, List<PartView> parts, @Nullable LocalDate asAt) implements OutcomeBrief {

	/** A part of an outcome. */
	public record PartView(String code, String title) {
	}

}
