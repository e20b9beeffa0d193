package scot.adp.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are about. */
@Configuration(proxyBeanMethods = false)
class DirectoryTexts {

	@Bean
	Facts directoryTextFacts() {
		return Facts.of("directory").about("'meeting ' || t.group_code || ' ' || t.held_on", "meeting");
	}

}
