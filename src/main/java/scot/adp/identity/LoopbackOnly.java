package scot.adp.identity;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import scot.adp.platform.Problem;

/**
 * Keeps local sign-in on this computer: a page of another site that points its own name
 * at the loopback address reaches the server, but not with one of our names.
 */
@Component
@Profile("!sso")
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LoopbackOnly extends OncePerRequestFilter {

	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

	private static final String WORDS = "This demonstration answers on this computer only. Open it as http://localhost with its port.";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
			chain.doFilter(request, response);
		}
		else if (ErrorForm.isFor(request.getRequestURI())) {
			SecurityConfiguration.refuse(response, HttpStatus.MISDIRECTED_REQUEST, Problem.Code.INVALID.name(), WORDS);
		}
		else {
			response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
			response.setContentType("text/plain;charset=UTF-8");
			response.getWriter().write(WORDS + "\n");
		}
	}

}
