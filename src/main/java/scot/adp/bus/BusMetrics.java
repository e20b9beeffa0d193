package scot.adp.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import scot.adp.events.BusEvent;

/**
 * Tells monitoring how the bus stands: {@code adp.bus.waiting}, {@code .failed},
 * {@code .parked} and {@code .oldest} (seconds), and per listener {@code .delivery}, the
 * time from what happened to its being handled, whose count is what was handled.
 */
@Component
class BusMetrics {

	private static final Duration FRESH = Duration.ofSeconds(5);

	private final @Nullable MeterRegistry meters;

	private final BusQueries state;

	private volatile @Nullable Seen seen;

	BusMetrics(ObjectProvider<MeterRegistry> meters, BusQueries state) {
		this.meters = meters.getIfAvailable();
		this.state = state;
		if (this.meters != null) {
			gauge(this.meters, "adp.bus.waiting", BusState::waiting);
			gauge(this.meters, "adp.bus.failed", BusState::failed);
			gauge(this.meters, "adp.bus.parked", BusState::parked);
			gauge(this.meters, "adp.bus.oldest", BusState::oldestSeconds);
		}
	}

	/** Counts a delivery that came to its end. */
	void handled(String listener, Object event) {
		if (meters != null) {
			Duration took = (event instanceof BusEvent told)
					? Duration.between(told.envelope().occurredAt(), Instant.now()) : Duration.ZERO;
			Timer.builder("adp.bus.delivery")
				.tag("listener", listener)
				.register(meters)
				.record(took.isNegative() ? Duration.ZERO : took);
		}
	}

	private void gauge(MeterRegistry meters, String name, ToDoubleFunction<BusState> value) {
		Gauge.builder(name, this, it -> value.applyAsDouble(it.now())).register(meters);
	}

	/** All four are asked for at once, and read once. */
	private BusState now() {
		@Nullable Seen last = seen;
		if (last == null || last.at.plus(FRESH).isBefore(Instant.now())) {
			last = new Seen(Instant.now(), state.counts());
			seen = last;
		}
		return last.state;
	}

	private record Seen(Instant at, BusState state) {
	}

}
