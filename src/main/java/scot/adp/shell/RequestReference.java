package scot.adp.shell;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import scot.adp.platform.Reference;

/**
 * Gives each request its reference, before anything can fail.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestReference extends OncePerRequestFilter {

	/** The response header that tells the reference. */
	static final String HEADER = "X-Reference";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String reference = Reference.fresh();
		MDC.put(Reference.KEY, reference);
		response.setHeader(HEADER, reference);
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(Reference.KEY);
		}
	}

}
