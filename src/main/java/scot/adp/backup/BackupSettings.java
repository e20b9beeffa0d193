package scot.adp.backup;

import java.nio.file.Path;
import java.time.LocalTime;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import scot.adp.platform.StartRefused;

/**
 * Settings of the backups that the program takes by itself.
 *
 * @param at the local time each night; null where it takes none
 * @param folder where to; null for the folder {@code backups} beside the home
 * @param keep how many stay
 */
@ConfigurationProperties("adp.backup")
record BackupSettings(@Nullable LocalTime at, @Nullable Path folder, @DefaultValue("14") int keep) {

	BackupSettings {
		if (keep < 1) {
			throw new StartRefused("The setting adp.backup.keep is %d.".formatted(keep),
					"Give it how many nightly backups are to be kept, 1 or more.");
		}
	}

}
