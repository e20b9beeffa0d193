package scot.adp.measures;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells when measures could not be computed, or nobody computes them, and of which
 * sources.
 */
@Component("measuresHealthIndicator")
class MeasuresHealth implements HealthIndicator {

	private static final Duration WAITS_AT_MOST = Duration.ofMinutes(10);

	private final DueStore due;

	private final Recomputation recomputation;

	private final Clock clock;

	MeasuresHealth(DueStore due, Recomputation recomputation, Clock clock) {
		this.due = due;
		this.recomputation = recomputation;
		this.clock = clock;
	}

	@Override
	public Health health() {
		var names = recomputation.names();
		var runs = due.runs().stream().filter(run -> names.contains(run.source())).toList();
		OffsetDateTime longAgo = OffsetDateTime.now(clock).minus(WAITS_AT_MOST);
		var failing = runs.stream().filter(run -> run.failures() > 0).map(SourceRun::source).toList();
		var waiting = runs.stream().filter(run -> waitsSince(run, longAgo)).map(SourceRun::source).toList();
		return (failing.isEmpty() && waiting.isEmpty() ? Health.up() : Health.down()).withDetail("failing", failing)
			.withDetail("waiting", waiting)
			.build();
	}

	private static boolean waitsSince(SourceRun run, OffsetDateTime longAgo) {
		@Nullable OffsetDateTime oldest = run.oldest();
		return oldest != null && oldest.isBefore(longAgo);
	}

}
