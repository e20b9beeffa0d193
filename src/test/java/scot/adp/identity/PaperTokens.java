package scot.adp.identity;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * A door of GraphQL for programs where Keycloak is not needed: nobody signed the token,
 * and it names account, role and unit as {@link Machines} would have read them.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!sso")
public class PaperTokens {

	private static final String BEARER = "Bearer paper ";

	/** What {@code GraphQl.withToken} takes. */
	public static String token(OwnPerson program, Role role, String unit) {
		return "paper %s %s %s".formatted(program.id(), role, unit);
	}

	/** The program as it is known once its token was read. */
	public static Authentication read(String token) {
		String[] parts = token.split(" ");
		var principal = new MachinePrincipal(new AccountId(UUID.fromString(parts[1])), Role.valueOf(parts[2]),
				new UnitId(parts[3]));
		return UsernamePasswordAuthenticationToken.authenticated(principal, null, AuthorityUtils.NO_AUTHORITIES);
	}

	@Bean
	@Order(0)
	SecurityFilterChain paperDoor(HttpSecurity http) throws Exception {
		return SecurityConfiguration.withoutSession(http)
			.securityMatcher(request -> "/graphql".equals(request.getServletPath())
					&& String.valueOf(request.getHeader("Authorization")).startsWith(BEARER))
			.addFilterBefore(new Reading(), AuthorizationFilter.class)
			.build();
	}

	private static final class Reading extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			var context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(read(request.getHeader("Authorization").substring("Bearer ".length())));
			SecurityContextHolder.setContext(context);
			chain.doFilter(request, response);
		}

		// GraphQL answers asynchronously, and asks who called again then.
		@Override
		protected boolean shouldNotFilterAsyncDispatch() {
			return false;
		}

	}

}
