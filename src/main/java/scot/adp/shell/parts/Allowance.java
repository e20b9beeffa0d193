package scot.adp.shell.parts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * How much is taken in an hour of what anybody may send: from each account, from each
 * place that strangers come from, and from all strangers together, so that one of them
 * never uses up what all have. A place is a network and not one computer. It is kept for
 * the hour in which it matters, in memory alone, and never told.
 */
public final class Allowance {

	private static final Duration HOUR = Duration.ofHours(1);

	/** What one provider gives to a street, of the four bytes of an address. */
	private static final int NETWORK = 3;

	/** The most that one home or office is given, of the sixteen bytes of an address. */
	private static final int WIDE_NETWORK = 6;

	private static final int PLACES = 10_000;

	private final int ofPlace;

	private final int ofAccount;

	private final TimeMeter time;

	private final Bucket strangers;

	private final Cache<String, Bucket> places;

	private final Cache<String, Bucket> accounts;

	/**
	 * Allows so many an hour. They come back one by one, so nobody waits a whole hour.
	 * @param ofAccount from each account
	 * @param ofPlace from each place that strangers come from
	 * @param ofStrangers from all strangers together
	 */
	public Allowance(int ofAccount, int ofPlace, int ofStrangers) {
		// Time that passed, not the day that the program's clock shows.
		this(ofAccount, ofPlace, ofStrangers, TimeMeter.SYSTEM_NANOTIME);
	}

	Allowance(int ofAccount, int ofPlace, int ofStrangers, TimeMeter time) {
		this.ofAccount = ofAccount;
		this.ofPlace = ofPlace;
		this.time = time;
		this.strangers = bucket(ofStrangers);
		this.places = forAnHour(time);
		this.accounts = forAnHour(time);
	}

	/**
	 * Takes one from an account, unless there were too many.
	 * @return how long to wait until one is taken again; nothing where it was taken
	 */
	public Duration takeFrom(String account) {
		return take(accounts.get(account, it -> bucket(ofAccount)));
	}

	/**
	 * Takes one from whoever sends the request that is answered now, unless there were
	 * too many from there or from everywhere. Behind a proxy the address is what the
	 * proxy says, as far as the server is told to believe it.
	 * @return how long to wait until one is taken again; nothing where it was taken
	 */
	public Duration takeFromStranger() {
		return takeFromStranger((RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)
				? Optional.ofNullable(now.getRequest().getRemoteAddr()) : Optional.empty());
	}

	Duration takeFromStranger(Optional<String> address) {
		var place = address.map(it -> places.get(network(it), key -> bucket(ofPlace)));
		Duration wait = place.map(Allowance::take).orElse(Duration.ZERO);
		if (wait.isPositive()) {
			return wait;
		}
		Duration waitOfAll = take(strangers);
		if (waitOfAll.isPositive()) {
			place.ifPresent(it -> it.addTokens(1));
		}
		return waitOfAll;
	}

	/** The network of an address; all that is no address is one place. */
	private static String network(String address) {
		try {
			InetAddress read = InetAddress.ofLiteral(address);
			byte[] bytes = read.getAddress();
			return HexFormat.of()
				.formatHex(Arrays.copyOf(bytes, (read instanceof Inet4Address) ? NETWORK : WIDE_NETWORK));
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static Duration take(Bucket bucket) {
		var probe = bucket.tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
	}

	private Bucket bucket(int many) {
		return Bucket.builder()
			.addLimit(limit -> limit.capacity(many).refillGreedy(many, HOUR))
			.withCustomTimePrecision(time)
			.build();
	}

	/** After an hour without any, all there was to know is that nothing is known. */
	private static Cache<String, Bucket> forAnHour(TimeMeter time) {
		return Caffeine.newBuilder()
			.maximumSize(PLACES)
			.expireAfterAccess(HOUR)
			.scheduler(Scheduler.systemScheduler())
			.ticker(time::currentTimeNanos)
			.build();
	}

}
