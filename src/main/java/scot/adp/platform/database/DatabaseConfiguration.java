package scot.adp.platform.database;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartRefused;

/**
 * Starts the embedded database unless {@code SPRING_DATASOURCE_URL} names an outside one.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(DatabaseConfiguration.NoOutsideDatabase.class)
class DatabaseConfiguration {

	@Bean(destroyMethod = "close")
	EmbeddedDatabase embeddedDatabase(AdpSettings settings, Environment environment) {
		if (environment.acceptsProfiles(Profiles.of("production"))) {
			throw new StartRefused(
					"The profile 'production' does not run on the embedded database, which has no standby, no "
							+ "point-in-time recovery and keeps its passwords beside its data.",
					"Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD, "
							+ "SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD to a PostgreSQL 18 of yours.");
		}
		return EmbeddedDatabase.start(settings.home());
	}

	@Bean
	JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
		return new JdbcConnectionDetails() {

			@Override
			public String getUsername() {
				return EmbeddedDatabase.APPLICATION;
			}

			@Override
			public String getPassword() {
				return database.password(EmbeddedDatabase.APPLICATION);
			}

			@Override
			public String getJdbcUrl() {
				return database.jdbcUrl();
			}
		};
	}

	@Bean
	FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
		return new FlywayConnectionDetails() {

			@Override
			public String getUsername() {
				return EmbeddedDatabase.OWNER;
			}

			@Override
			public String getPassword() {
				return database.password(EmbeddedDatabase.OWNER);
			}

			@Override
			public String getJdbcUrl() {
				return database.jdbcUrl();
			}
		};
	}

	static class NoOutsideDatabase implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !context.getEnvironment().containsProperty("spring.datasource.url");
		}

	}

}
