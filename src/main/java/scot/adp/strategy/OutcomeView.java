package scot.adp.strategy;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An outcome that a plan promises.
 *
 * @param publishedText the partnership's approved wording, or null
 * @param priority the priority it stands under, or null
 */
public record OutcomeView(PlanCode plan, String code, String title, @Nullable String publishedText,
		@Nullable String priority, List<PartView> parts) {

	/** A part of an outcome. */
	public record PartView(String code, String title) {
	}

}
