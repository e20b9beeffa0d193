package scot.adp.support;

import java.util.List;
import java.util.function.Function;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Pages without a browser. */
public final class Windows {

	private Windows() {
	}

	/**
	 * What a page tells.
	 * @param account who looks; null for somebody who has not signed in
	 */
	public static <T> T of(ApplicationContext context, @Nullable String account, String place, Function<UI, T> told) {
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(authentication(context, account));
				var window = person.newWindow()) {
			UI ui = window.getUI();
			int query = place.indexOf('?');
			ui.navigate((query < 0) ? place : place.substring(0, query),
					QueryParameters.fromString((query < 0) ? "" : place.substring(query + 1)));
			return told.apply(ui);
		}
	}

	private static Authentication authentication(ApplicationContext context, @Nullable String account) {
		if (account == null) {
			return new AnonymousAuthenticationToken("test", "stranger",
					AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		}
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(account);
		return UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.getAuthorities()));
	}

}
