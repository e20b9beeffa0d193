package scot.adp.identity;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;

/**
 * Enforces {@link Allowed} before every method that carries it, and knows which runs.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false)
class PermissionGuard {

	private static final ScopedValue<Running> RUNNING = ScopedValue.newInstance();

	/** Some are called for each row of a list. */
	private static final Map<Method, Running> OPERATIONS = new ConcurrentHashMap<>();

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor allowedAdvisor(ObjectProvider<CurrentCaller> caller, ObjectProvider<UseAcceptances> acceptances) {
		AuthorizationManager<MethodInvocation> manager = (authentication, invocation) -> {
			Running asked = Running.of(invocation.getMethod());
			if (asked.to() == Audience.PUBLIC) {
				return new Refusal(asked.operation(), true);
			}
			var found = caller.getObject().find().filter(it -> it.holdsAny(asked.roles()));
			if (found.isPresent() && !UseAcceptances.OPEN.contains(asked.operation())
					&& acceptances.getObject().missing(found.get())) {
				throw Problem.forbidden("Accept the rules of use first: sign in to the pages, which show them to you.");
			}
			return new Refusal(asked.operation(), found.isPresent());
		};
		var interceptor = new AuthorizationManagerBeforeMethodInterceptor(
				AnnotationMatchingPointcut.forMethodAnnotation(Allowed.class), manager);
		interceptor.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder());
		return interceptor;
	}

	/** Keeps which operation runs, once it is allowed. */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor runningAdvisor() {
		MethodInterceptor interceptor = invocation -> ScopedValue.where(RUNNING, Running.of(invocation.getMethod()))
			.call(invocation::proceed);
		var advisor = new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(Allowed.class),
				interceptor);
		advisor.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder() + 1);
		return advisor;
	}

	/** The operation that runs, the innermost where one calls another. */
	static Running running() {
		return RUNNING.orElseThrow(() -> new IllegalStateException("No method with @Allowed runs"));
	}

	/**
	 * An operation that runs.
	 *
	 * @param roles all that may
	 * @param method which of its methods
	 */
	record Running(String operation, Audience to, Set<scot.adp.platform.Role> roles, Scope scope, String method) {

		static Running of(Method method) {
			return OPERATIONS.computeIfAbsent(method, Running::declared);
		}

		private static Running declared(Method method) {
			Allowed allowed = Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, Allowed.class));
			return new Running(allowed.operation(), allowed.to(), Operation.roles(allowed), allowed.scope(),
					method.getName());
		}

	}

}
