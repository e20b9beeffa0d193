package scot.adp.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/** Of the trail itself only the reasons of redactions are words of people. */
@Configuration(proxyBeanMethods = false)
class AuditTexts {

	@Bean
	TextPlaces auditTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc,
				Table.of("audit.redaction", "redaction", "'redaction ' || t.id", "reason")
					.written("t.done_by_name", "t.done_at")
					.neverWhole());
	}

}
