package scot.adp.strategy;

/**
 * How ready a group's actions are for a paper deadline.
 *
 * @param owing actions that owe updates today
 * @param served of those, how many have an update that serves the deadline
 * @param asked of those owing, how many are due, stale or were never updated
 * @param stale of those owing, how many are past a deadline
 * @param never of those owing, how many were never updated and are not past one
 * @param unowned of those owing, how many nobody leads
 */
public record Readiness(int owing, int served, int asked, int stale, int never, int unowned) {

	/** Both together. */
	public Readiness plus(Readiness other) {
		return new Readiness(owing + other.owing, served + other.served, asked + other.asked, stale + other.stale,
				never + other.never, unowned + other.unowned);
	}

}
