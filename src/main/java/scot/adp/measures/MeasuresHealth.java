package scot.adp.measures;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells when measures could not be computed, and of which sources. */
@Component("measuresHealthIndicator")
class MeasuresHealth implements HealthIndicator {

	private final DueStore due;

	MeasuresHealth(DueStore due) {
		this.due = due;
	}

	@Override
	public Health health() {
		var failing = due.runs().stream().filter(run -> run.failures() > 0).map(SourceRun::source).toList();
		return (failing.isEmpty() ? Health.up() : Health.down()).withDetail("failing", failing).build();
	}

}
