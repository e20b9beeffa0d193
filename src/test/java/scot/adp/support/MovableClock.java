package scot.adp.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A clock that stands still until a test moves it, and goes back to {@link #START} after
 * each test.
 */
public final class MovableClock extends Clock {

	/** A Monday, ten in the morning. */
	public static final LocalDateTime START = LocalDateTime.of(2026, 11, 23, 10, 0);

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

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
		return Clock.fixed(now, zone);
	}

	@Override
	public Instant instant() {
		return now;
	}

	/** Puts the clock of a Spring test back after each test. */
	static final class Reset implements AfterEachCallback {

		@Override
		public void afterEach(ExtensionContext context) {
			SpringExtension.getApplicationContext(context).getBean(MovableClock.class).reset();
		}

	}

}
