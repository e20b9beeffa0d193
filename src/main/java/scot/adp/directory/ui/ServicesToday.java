package scot.adp.directory.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.directory.EntryReports;
import scot.adp.directory.Feeds;
import scot.adp.directory.Services;
import scot.adp.identity.Caller;
import scot.adp.shell.spi.WorkItems;

/**
 * What is to be done about services: entries to be said right, and entries that are
 * doubted.
 */
@Configuration(proxyBeanMethods = false)
class ServicesToday {

	@Bean
	WorkItems entriesToAssure(Services services) {
		return WorkItems.reminder(reader -> reader.may("directory.service.assure") && !reader.supportTeam(),
				services::toAssure, "services.work", "services/assurance");
	}

	@Bean
	WorkItems waitingFeeds(Feeds feeds) {
		return WorkItems.reminder(reader -> reader.may("directory.feed.take"), feeds::waiting, "feeds.work",
				"services/feeds");
	}

	@Bean
	WorkItems reportedEntries(EntryReports reports) {
		return WorkItems.reminder(reader -> reader.may("directory.entry-report.answer") && !reader.supportTeam(),
				() -> reports.open().size(), "entry-reports.own", "services/assurance");
	}

	@Bean
	WorkItems doubtedEntries(EntryReports reports) {
		return WorkItems.reminder(Caller::supportTeam, () -> reports.doubted().size(), "entry-reports.work",
				"services/assurance");
	}

}
