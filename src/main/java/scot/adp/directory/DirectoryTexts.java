package scot.adp.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/** Where this module keeps what people wrote. */
@Configuration(proxyBeanMethods = false)
class DirectoryTexts {

	@Bean
	TextPlaces directoryTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc, Table
			.of("directory.meeting", "meeting", "'meeting ' || t.group_code || ' ' || t.held_on", "others_present")
			.keyed("t.group_code || '/' || t.held_on")
			.counted());
	}

}
