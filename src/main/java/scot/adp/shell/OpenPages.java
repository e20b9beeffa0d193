package scot.adp.shell;

import com.vaadin.flow.server.auth.AccessCheckResult;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.auth.NavigationAccessChecker;
import com.vaadin.flow.server.auth.NavigationContext;
import com.vaadin.flow.spring.security.NavigationAccessControlConfigurer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.OpenTo;

/**
 * Asks at each navigation, and for each entry of the menu, whether the caller may do what
 * the page is for. What somebody held when they signed in plays no part, and no machine
 * opens a page.
 */
class OpenPages implements NavigationAccessChecker {

	private static final long serialVersionUID = 1L;

	private final transient ObjectProvider<CurrentCaller> caller;

	OpenPages(ObjectProvider<CurrentCaller> caller) {
		this.caller = caller;
	}

	@Override
	public AccessCheckResult check(NavigationContext context) {
		Class<?> page = context.getNavigationTarget();
		if (page.isAnnotationPresent(AnonymousAllowed.class)) {
			return context.allow();
		}
		if (context.isErrorHandling()) {
			return context.neutral();
		}
		@Nullable OpenTo open = page.getAnnotation(OpenTo.class);
		// A request that nobody signed in for has no principal, whoever's thread it is.
		boolean may = open != null && context.getPrincipal() != null
				&& caller.getObject().find().filter(found -> !found.machine() && found.may(open.value())).isPresent();
		return may ? context.allow() : context.deny("The caller's roles do not open this page.");
	}

	@Configuration(proxyBeanMethods = false)
	static class Navigation {

		/** In place of the annotations that Vaadin knows. */
		@Bean
		static NavigationAccessControlConfigurer pagesByOperation(ObjectProvider<CurrentCaller> caller) {
			return new NavigationAccessControlConfigurer().withNavigationAccessChecker(new OpenPages(caller));
		}

	}

}
