package scot.adp.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** Of the trail itself only the reasons of redactions are words of people. */
@Configuration(proxyBeanMethods = false)
class AuditTexts {

	@Bean
	Facts auditTextFacts() {
		return Facts.of("audit").neverWhole("redaction");
	}

}
