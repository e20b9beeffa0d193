package scot.adp.strategy.spi;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.OrganisationId;
import scot.adp.strategy.PlanCode;

/**
 * A plan as other modules know it. It stands behind {@code Plan} in GraphQL, so that they
 * can bring fields to it.
 */
public interface PlanBrief {

	PlanCode code();

	String title();

	OrganisationId owner();

	/** The day at whose end this was known, or null for now. */
	@Nullable LocalDate asAt();

}
