package scot.adp.notification;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Mail, where there is a server for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

	@Bean
	@ConditionalOnProperty("adp.mail.host")
	Mailer mailer(MailSettings settings, SslBundles bundles, Environment environment) {
		settings.check(environment.acceptsProfiles(Profiles.of("production")));
		return new Mailer(settings, bundles);
	}

}
