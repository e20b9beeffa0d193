package scot.adp.activities;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are about. */
@Configuration(proxyBeanMethods = false)
class ActivitiesTexts {

	@Bean
	Facts activitiesTextFacts() {
		return Facts.of("activities")
			.about("'programme ' || t.code", "programme")
			.about("'resource ' || t.code", "resource")
			.about("'campaign ' || t.code", "campaign")
			.about("'agreed message ' || t.code", "message_set")
			.about("'session of ' || t.happened_on", "session");
	}

}
