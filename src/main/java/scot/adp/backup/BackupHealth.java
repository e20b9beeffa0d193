package scot.adp.backup;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells when the nightly backups stay away. */
@Component("backup")
class BackupHealth implements HealthIndicator {

	private final NightlyBackups nightly;

	BackupHealth(NightlyBackups nightly) {
		this.nightly = nightly;
	}

	@Override
	public Health health() {
		var health = nightly.late() ? Health.down() : Health.up();
		return health.withDetail("last", String.valueOf(nightly.last())).build();
	}

}
