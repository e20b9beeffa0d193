package scot.adp.bus;

import java.util.concurrent.Executor;

import javax.sql.DataSource;

import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.aop.Advisor;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * What stands around listeners, from outside: locks of jobs, then the transaction, then
 * {@link OnceEach}.
 */
@Configuration(proxyBeanMethods = false)
@EnableSchedulerLock(defaultLockAtMostFor = "PT10M", order = Ordered.LOWEST_PRECEDENCE - 20)
@EnableTransactionManagement(proxyTargetClass = true, order = Ordered.LOWEST_PRECEDENCE - 10)
class BusConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor onceEachAdvisor(ObjectProvider<Applied> applied, ObjectProvider<Publications> publications,
			ObjectProvider<BusMetrics> metrics) {
		var advisor = new DefaultPointcutAdvisor(
				AnnotationMatchingPointcut.forMethodAnnotation(ApplicationModuleListener.class),
				new OnceEach(applied, publications, metrics));
		advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
		return advisor;
	}

	@Bean
	static BeanDefinitionRegistryPostProcessor ownRegistry() {
		return definitions -> {
			String name = "eventPublicationRegistry";
			if (definitions.containsBeanDefinition(name)) {
				definitions.removeBeanDefinition(name);
			}
			var own = new RootBeanDefinition(Publications.class);
			own.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
			own.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
			definitions.registerBeanDefinition(name, own);
		};
	}

	/** Stands alone, since Spring Boot puts another object in the place of this bean. */
	@Bean
	static AsyncConfigurer listenersOnWorkers(ObjectProvider<Workers> workers) {
		return new AsyncConfigurer() {

			@Override
			public Executor getAsyncExecutor() {
				return task -> workers.getObject().call(task);
			}

			/** What failed is noted and told where it happens. */
			@Override
			public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
				return (ex, method, arguments) -> {
				};
			}
		};
	}

	@Bean
	LockProvider lockProvider(DataSource dataSource) {
		return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
			.withJdbcTemplate(new JdbcTemplate(dataSource))
			.withTableName("bus.shedlock")
			.usingDbTime()
			.build());
	}

}
