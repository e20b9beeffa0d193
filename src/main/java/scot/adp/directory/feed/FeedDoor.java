package scot.adp.directory.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import scot.adp.directory.open.FindHelpRules;
import scot.adp.shell.parts.Allowance;

/**
 * Stands before the feed: pages of any site may ask it, it only reads, and it answers so
 * many requests an hour of one network.
 */
@Component
@ConditionalOnWebApplication
class FeedDoor extends OncePerRequestFilter {

	private static final String METHODS = "GET, HEAD, OPTIONS";

	private static final Set<String> READS = Set.of("GET", "HEAD");

	private final Allowance allowance;

	@Autowired
	FeedDoor(FindHelpRules rules) {
		this(new Allowance(rules.feedAnHour(), rules.feedAnHour(), rules.feedFromAll()));
	}

	FeedDoor(Allowance allowance) {
		this.allowance = allowance;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().startsWith(request.getContextPath() + "/open-referral");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
		response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Last-Modified, Retry-After, X-Reference");
		if (request.getMethod().equals("OPTIONS")) {
			response.setHeader(HttpHeaders.ALLOW, METHODS);
			response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
			response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*");
			response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
			response.setStatus(HttpStatus.NO_CONTENT.value());
			return;
		}
		if (!READS.contains(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, METHODS);
			refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "This feed is only read.");
			return;
		}
		Duration wait = allowance.takeFromStranger();
		if (wait.isPositive()) {
			long seconds = wait.toSeconds() + 1;
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
			refuse(response, HttpStatus.TOO_MANY_REQUESTS,
					"Too many requests came from there; ask again in %d seconds.".formatted(seconds));
			return;
		}
		chain.doFilter(request, response);
	}

	private static void refuse(HttpServletResponse response, HttpStatus status, String words) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.getOutputStream().write(FeedProblem.of(status, words, List.of()));
	}

}
