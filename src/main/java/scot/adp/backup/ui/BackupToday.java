package scot.adp.backup.ui;

import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.backup.Backups;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Tells the support team that the nightly backups stay away. */
@Configuration(proxyBeanMethods = false)
class BackupToday {

	@Bean
	WorkItems lateBackups(Backups backups) {
		return WorkItems.reminder(Caller::supportTeam, () -> {
			var state = backups.state();
			String title = (state.last() != null) ? Words.of("backup.work.title", Dates.time(state.last()))
					: Words.of("backup.work.never");
			return state.late() ? Optional.of(WorkItem.plain(Words.of("backup.work"), title,
					Words.of("backup.work.detail"), Words.of("backup.work.verb"), "backups")) : Optional.empty();
		});
	}

}
