package scot.adp.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells an open page how its session stands ({@code GET /session}) and hears from it that
 * the person did something ({@code POST /session}). It stands before the doors, as
 * whatever comes after it may touch the session and so prolong it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SessionWatch extends OncePerRequestFilter {

	private static final String PATH = "/session";

	private final OpenSessions sessions;

	private final SessionSettings settings;

	SessionWatch(OpenSessions sessions, SessionSettings settings) {
		this.sessions = sessions;
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!request.getRequestURI().equals(request.getContextPath() + PATH)) {
			// A browser says so of a page that somebody asked for by hand.
			if ("?1".equals(request.getHeader("Sec-Fetch-User"))) {
				sessions.used(request.getRequestedSessionId());
			}
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		switch (request.getMethod()) {
			case "GET" -> tell(request, response);
			case "POST" -> {
				if (fromElsewhere(request)) {
					response.setStatus(HttpStatus.FORBIDDEN.value());
					return;
				}
				sessions.used(request.getRequestedSessionId());
				tell(request, response);
			}
			default -> {
				response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
				response.setHeader(HttpHeaders.ALLOW, "%s, %s".formatted(HttpMethod.GET, HttpMethod.POST));
			}
		}
	}

	private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
		var state = sessions.state(request.getRequestedSessionId(), request.getParameter("was"));
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.getWriter()
			.write(String.format(Locale.ROOT, """
					{"open":%s,"mark":"%s","secondsLeft":%d,"warnAt":%d,"reportEvery":%d,"why":"%s"}""", state.open(),
					state.mark(), state.secondsLeft(), settings.warning().toSeconds(), reportEvery(),
					(state.why() != null) ? state.why().code() : ""));
	}

	/** How many seconds a page lets pass between two reports that somebody is there. */
	private long reportEvery() {
		return Math.clamp(settings.idle().toSeconds() / 10, 1, 30);
	}

	/** Whether a page of another site sends it, which its browser tells. */
	private static boolean fromElsewhere(HttpServletRequest request) {
		@Nullable String site = request.getHeader("Sec-Fetch-Site");
		return site != null && !site.equals("same-origin");
	}

}
