package scot.adp.shell;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What the rows with words that nobody saved yet are. */
@Configuration(proxyBeanMethods = false)
class ShellTexts {

	@Bean
	Facts shellTextFacts() {
		return Facts.of("shell")
			.kind("draft", "draft_field")
			.about("'draft ' || t.place", "draft_field")
			.written("cast(null as text)",
					"(select d.saved_at from shell.draft d where d.account = t.account and d.place = t.place)",
					"draft_field");
	}

}
