package scot.adp.community;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are about. */
@Configuration(proxyBeanMethods = false)
class CommunityTexts {

	@Bean
	Facts communityTextFacts() {
		return Facts.of("community")
			.about("'grant from ' || t.from_on || ' to ' || coalesce(t.organisation_name, t.organisation)",
					"grant_award");
	}

}
