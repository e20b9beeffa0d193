package scot.adp.strategy.spi;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.strategy.PlanCode;

/**
 * An outcome as other modules know it. It stands behind {@code Outcome} in GraphQL, so
 * that they can bring fields to it.
 */
public interface OutcomeBrief {

	PlanCode plan();

	/** Its code within the plan. */
	String code();

	String title();

	/** The day at whose end this was known, or null for now. */
	@Nullable LocalDate asAt();

}
