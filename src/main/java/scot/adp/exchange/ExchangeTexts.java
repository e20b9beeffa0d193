package scot.adp.exchange;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/** Where this module keeps what people wrote. */
@Configuration(proxyBeanMethods = false)
class ExchangeTexts {

	@Bean
	TextPlaces exchangeTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc,
				Table.of("exchange.import", "import", "'import ' || t.id", "file_name", "taken_back_reason")
					.written("t.imported_by_name", "t.imported_at"));
	}

}
