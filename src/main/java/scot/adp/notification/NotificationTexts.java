package scot.adp.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/** Where this module keeps what people wrote. */
@Configuration(proxyBeanMethods = false)
class NotificationTexts {

	@Bean
	TextPlaces notificationTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc,
				Table.of("notification.message", "message", "'message ' || t.id", "subject", "body")
					.written("t.created_by_name", "t.created_at")
					.counted());
	}

}
