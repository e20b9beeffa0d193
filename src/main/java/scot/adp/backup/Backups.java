package scot.adp.backup;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import scot.adp.platform.Allowed;
import scot.adp.platform.Role;

/** The backups that the program takes by itself, to be looked at. */
@Service
public class Backups {

	private final NightlyBackups nightly;

	private final BackupSettings settings;

	private final Clock clock;

	Backups(NightlyBackups nightly, BackupSettings settings, Clock clock) {
		this.nightly = nightly;
		this.settings = settings;
		this.clock = clock;
	}

	/** How they stand, as the program last saw them; it looks once a minute. */
	@Allowed(operation = "backup.file.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	public BackupState state() {
		@Nullable Instant last = nightly.last();
		return new BackupState(nightly.possible(), settings.at(), settings.keep(), (last != null) ? local(last) : null,
				nightly.late(),
				nightly.kept()
					.stream()
					.map(kept -> new BackupState.File(String.valueOf(kept.path().getFileName()),
							local(kept.manifest().takenAt()), kept.size(), kept.manifest().allRows(),
							kept.manifest().nightly()))
					.toList());
	}

	private OffsetDateTime local(Instant instant) {
		return instant.atZone(clock.getZone()).toOffsetDateTime();
	}

}
