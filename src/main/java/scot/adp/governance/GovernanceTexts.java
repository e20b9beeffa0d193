package scot.adp.governance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/**
 * What this module's rows with words of people are about: issued papers keep the words
 * they showed.
 */
@Configuration(proxyBeanMethods = false)
class GovernanceTexts {

	private static final String[] PARTS = { "paper_item", "paper_asked", "paper_gone", "paper_line" };

	@Bean
	Facts governanceTextFacts() {
		return Facts.of("governance")
			.kind("paper", PARTS)
			.about("'decision ' || t.group_code || ' ' || t.held_on || '/' || t.number", "decision")
			.about("'meeting ' || t.group_code || ' ' || t.held_on", "question", "board_line")
			.about("'learning ' || t.id", "learning")
			.about("'paper ' || t.group_code || ' ' || t.held_on || '/' || t.number", "paper")
			.about("""
					(select 'paper ' || p.group_code || ' ' || p.held_on || '/' || p.number from governance.paper p
					 where p.id = t.paper)""", PARTS)
			.written("(select p.issued_by_name from governance.paper p where p.id = t.paper)",
					"(select p.issued_at from governance.paper p where p.id = t.paper)", PARTS);
	}

}
