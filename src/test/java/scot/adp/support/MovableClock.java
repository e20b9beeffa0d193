package scot.adp.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A clock that stays on its day until a test moves it, and goes back to {@link #START}
 * after each test. Each look at it is a millisecond later than any before, so that what
 * is recorded later is known to be.
 */
public final class MovableClock extends Clock {

	/** A Monday, ten in the morning. */
	public static final LocalDateTime START = LocalDateTime.of(2026, 11, 23, 10, 0);

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private final AtomicLong looks = new AtomicLong();

	private volatile Instant now = START.atZone(ZONE).toInstant();

	public void set(LocalDateTime time) {
		now = time.atZone(ZONE).toInstant();
	}

	/** Moves to ten in the morning of a day. */
	public void set(LocalDate day) {
		set(day.atTime(START.toLocalTime()));
	}

	public void reset() {
		set(START);
	}

	/** The day it shows. */
	public LocalDate today() {
		return LocalDate.ofInstant(now, ZONE);
	}

	@Override
	public ZoneId getZone() {
		return ZONE;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.fixed(instant(), zone);
	}

	@Override
	public Instant instant() {
		return now.plusMillis(looks.incrementAndGet());
	}

	/** Puts the clock of a Spring test back after each test. */
	static final class Reset implements AfterEachCallback {

		@Override
		public void afterEach(ExtensionContext context) {
			SpringExtension.getApplicationContext(context).getBean(MovableClock.class).reset();
		}

	}

}
