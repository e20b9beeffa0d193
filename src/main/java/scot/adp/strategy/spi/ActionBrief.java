package scot.adp.strategy.spi;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.PlanCode;

/**
 * An action as other modules know it. It stands behind {@code Action} in GraphQL, so that
 * they can bring fields to it.
 */
public interface ActionBrief {

	ActionId id();

	PlanCode plan();

	/** Its code within the plan. */
	String code();

	String title();

	/** The unit that leads it, or null where none does. */
	@Nullable UnitId leadUnit();

	List<UnitId> partnerUnits();

	/** The group that oversees it, or null where none does. */
	@Nullable GroupId group();

	/** The day it was withdrawn, or null where it was not. */
	@Nullable LocalDate withdrawnOn();

	/** The day at whose end this was known, or null for now. */
	@Nullable LocalDate asAt();

	/** The action as the audit trail names it. */
	default String subject() {
		return "action %s/%s".formatted(plan().value(), code());
	}

	/**
	 * Whether somebody answers for it: for its lead unit or, where it has none, as the
	 * support team.
	 */
	default boolean answeredForBy(Caller caller) {
		@Nullable UnitId unit = leadUnit();
		return (unit != null) ? caller.answersFor(unit) : caller.supportTeam();
	}

}
