package scot.adp.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many reports are taken in an hour: from each account, and from all strangers
 * together, so that nothing has to be known of them.
 */
@Component
class ReportAllowance {

	static final int STRANGERS = 30;

	static final int ACCOUNT = 10;

	private static final Duration HOUR = Duration.ofHours(1);

	private final Deque<Instant> strangers = new ArrayDeque<>();

	private final Cache<String, Deque<Instant>> accounts = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterAccess(HOUR)
		.build();

	private final InstantSource time;

	// Time that passed, not the day that the program's clock shows.
	@Autowired
	ReportAllowance() {
		this(Clock.systemUTC());
	}

	ReportAllowance(InstantSource time) {
		this.time = time;
	}

	/** Takes one report from strangers, unless there were too many. */
	boolean takeFromStranger() {
		return take(strangers, STRANGERS);
	}

	/** Takes one report from an account, unless there were too many. */
	boolean takeFrom(String account) {
		return take(accounts.get(account, it -> new ArrayDeque<>()), ACCOUNT);
	}

	private boolean take(Deque<Instant> taken, int atMost) {
		Instant now = time.instant();
		synchronized (taken) {
			while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(HOUR))) {
				taken.removeFirst();
			}
			if (taken.size() >= atMost) {
				return false;
			}
			taken.addLast(now);
			return true;
		}
	}

}
