package scot.adp.bus;

import java.time.Duration;

/** How long a failed delivery waits before the next try. */
final class Backoff {

	/** After so many tries a delivery is parked. */
	static final int TRIES = 10;

	private static final Duration FIRST = Duration.ofSeconds(30);

	private static final Duration LONGEST = Duration.ofHours(4);

	private Backoff() {
	}

	/**
	 * The wait, which doubles from 30 seconds to at most four hours.
	 * @param tries how many there were, from 1
	 */
	static Duration after(int tries) {
		// Further doublings are beyond the longest, and would overflow.
		Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 20));
		return (doubled.compareTo(LONGEST) < 0) ? doubled : LONGEST;
	}

}
