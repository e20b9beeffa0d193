package scot.adp.reporting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are about. */
@Configuration(proxyBeanMethods = false)
class ReportingTexts {

	@Bean
	Facts reportingTextFacts() {
		return Facts.of("reporting")
			.kind("return", "return_item")
			.about("'return ' || t.code || ' ' || t.period", "return_item");
	}

}
