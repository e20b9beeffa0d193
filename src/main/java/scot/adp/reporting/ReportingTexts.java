package scot.adp.reporting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/**
 * What this module's rows with words of people are about: issued papers keep the words
 * they showed.
 */
@Configuration(proxyBeanMethods = false)
class ReportingTexts {

	private static final String[] PARTS = { "paper_item", "paper_asked", "paper_gone" };

	@Bean
	Facts reportingTextFacts() {
		return Facts.of("reporting")
			.kind("paper", PARTS)
			.kind("return", "return_item")
			.about("'paper ' || t.group_code || ' ' || t.held_on || '/' || t.number", "paper")
			.about("""
					(select 'paper ' || p.group_code || ' ' || p.held_on || '/' || p.number from reporting.paper p
					 where p.id = t.paper)""", PARTS)
			.written("(select p.issued_by_name from reporting.paper p where p.id = t.paper)",
					"(select p.issued_at from reporting.paper p where p.id = t.paper)", PARTS)
			.about("'return ' || t.code || ' ' || t.period", "return_item");
	}

}
