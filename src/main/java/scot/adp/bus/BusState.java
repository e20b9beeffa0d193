package scot.adp.bus;

/**
 * How the bus stands.
 *
 * @param waiting deliveries on their way or due
 * @param failed deliveries that failed and are tried again later
 * @param parked deliveries that are not tried again
 * @param stranded those of the parked that name an event or a listener that is no more
 * @param oldestSeconds for how long the oldest of those that wait or failed has waited; 0
 * where none does
 * @param stuckSeconds the same of those that did not fail
 * @param handled deliveries of the last hour
 */
public record BusState(int waiting, int failed, int parked, int stranded, int oldestSeconds, int stuckSeconds,
		int handled) {
}
