package scot.adp.support;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import scot.adp.directory.spi.TestDirectoryPanels;
import scot.adp.governance.spi.TestParts;
import scot.adp.identity.PaperAccounts;
import scot.adp.identity.PaperTokens;
import scot.adp.shell.spi.TestNotices;
import scot.adp.strategy.spi.TestPanels;

/** What tests of the whole program put in or add. */
@TestConfiguration(proxyBeanMethods = false)
@Import({ PaperAccounts.class, PaperTokens.class, TestPanels.class, TestNotices.class, TestDirectoryPanels.class,
		TestParts.class })
public class TestBeans {

	@Bean
	@Primary
	MovableClock movableClock() {
		return new MovableClock();
	}

	@Bean
	GraphQl graphQl(Environment environment) {
		return new GraphQl(environment);
	}

	@Bean
	SchemaInspection schemaInspection() {
		return new SchemaInspection();
	}

	@Bean
	GraphQlSourceBuilderCustomizer inspectedSchema(SchemaInspection inspection) {
		return builder -> builder.inspectSchemaMappings(inspection::take);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static StatementCount statementCount() {
		return new StatementCount();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanPostProcessor countingDataSource(StatementCount count) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource dataSource)
						? ProxyDataSourceBuilder.create(dataSource).listener(count).methodListener(count).build()
						: bean;
			}
		};
	}

}
