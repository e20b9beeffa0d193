package scot.adp.reporting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/**
 * Where this module keeps what people wrote: issued papers keep the words they showed.
 */
@Configuration(proxyBeanMethods = false)
class ReportingTexts {

	private static final String OF_PAPER = """
			(select 'paper ' || p.group_code || ' ' || p.held_on || '/' || p.number from reporting.paper p
			 where p.id = t.paper)""";

	private static final String BY = "(select p.issued_by_name from reporting.paper p where p.id = t.paper)";

	private static final String AT = "(select p.issued_at from reporting.paper p where p.id = t.paper)";

	private static final String ROW = "t.paper || '/' || t.position";

	@Bean
	TextPlaces reportingTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc,
				Table
					.of("reporting.paper", "paper", "'paper ' || t.group_code || ' ' || t.held_on || '/' || t.number",
							"reason")
					.written("t.issued_by_name", "t.issued_at"),
				Table.of("reporting.paper_item", "paper", OF_PAPER, "title", "last_said", "slipped_title", "board_line")
					.keyed(ROW)
					.written(BY, AT),
				Table.of("reporting.paper_asked", "paper", OF_PAPER, "words", "title").keyed(ROW).written(BY, AT),
				Table.of("reporting.paper_gone", "paper", OF_PAPER, "title").keyed(ROW).written(BY, AT),
				Table.of("reporting.return_item", "return", "'return ' || t.code || ' ' || t.period", "title", "note")
					.counted());
	}

}
