package scot.adp.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are about. */
@Configuration(proxyBeanMethods = false)
class DirectoryTexts {

	@Bean
	Facts directoryTextFacts() {
		return Facts.of("directory")
			.about("'meeting ' || t.group_code || ' ' || t.held_on", "meeting")
			.about("'service ' || t.id", "service")
			.about("'place ' || t.place", "place_shown")
			.aboutBy("service", "'service ' || t.service")
			.written("changed_by_name", "changed_at", "service")
			.written("shown_by_name", "shown_at", "place_shown")
			.written("answered_by_name", "made_at", "entry_report");
	}

}
