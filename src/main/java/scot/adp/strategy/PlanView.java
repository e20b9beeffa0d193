package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.OrganisationId;
import scot.adp.strategy.spi.PlanBrief;

/**
 * A plan.
 *
 * @param version counts up with every changed file
 * @param vision the promise in short, or null
 * @param state where it stands on the day it is read for
 * @param asAt the day as at which it is read, or null for now
 */
public record PlanView(PlanCode code, String title, OrganisationId owner, @Nullable String vision, String statusScale,
		Period effective, int version, State state, @Nullable LocalDate asAt) implements PlanBrief {

	/**
	 * When a plan holds.
	 *
	 * @param to the last day, or null where none is set
	 */
	public record Period(LocalDate from, @Nullable LocalDate to) {

		State stateOn(LocalDate day) {
			if (day.isBefore(from)) {
				return State.PLANNED;
			}
			return (to != null && day.isAfter(to)) ? State.CLOSED : State.LIVE;
		}

	}

	/** Where a plan stands in time. */
	public enum State {

		PLANNED, LIVE, CLOSED

	}

}
