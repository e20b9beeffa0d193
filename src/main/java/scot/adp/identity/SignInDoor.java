package scot.adp.identity;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks before it sends a browser to the sign-in service: where that is away, a page of
 * ours says so. Whoever came by another name of this server is sent to its own address
 * first, since the sign-in service brings them back there and cookies belong to a name.
 */
class SignInDoor extends OncePerRequestFilter {

	/** The page that says that nobody can sign in just now. */
	static final String UNAVAILABLE = "/sign-in-unavailable";

	private final SingleSignOn service;

	private final String address;

	SignInDoor(SingleSignOn service, String address) {
		this.service = service;
		this.address = address;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getServletPath();
		// Where local accounts sign in.
		if (path.equals("/sign-in")) {
			response.sendRedirect(SignInRequests.BEGIN);
		}
		else if (!path.equals(SignInRequests.BEGIN)) {
			chain.doFilter(request, response);
		}
		else if (!service.answers()) {
			response.sendRedirect(UNAVAILABLE);
		}
		else if (request.getParameter("again") == null && !named(request)) {
			response.sendRedirect(address + SignInRequests.BEGIN_AGAIN);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean named(HttpServletRequest request) {
		return request.getServerName().equalsIgnoreCase(URI.create(address).getHost());
	}

}
