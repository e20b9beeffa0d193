package scot.adp.activities.tally;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import scot.adp.activities.Cards;
import scot.adp.activities.TallyRules;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.PlainWords;
import scot.adp.shell.spi.Notice;
import tools.jackson.databind.json.JsonMapper;

/** Makes answers of the pages on which somebody counts, and of what their script asks. */
@Component
@ConditionalOnWebApplication
class TallyAnswers {

	/** Nothing runs there but a script of our own, which asks this server alone. */
	private static final String POLICY = String.join("; ", "default-src 'none'", "style-src 'self'",
			"script-src 'self'", "connect-src 'self'", "img-src 'self'", "manifest-src 'self'", "worker-src 'self'",
			"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'");

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int MARK = 12;

	private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

	private final PlainWords words;

	private final TallyRules rules;

	private final ObjectProvider<Notice> notices;

	private final CurrentCaller currentCaller;

	private final Clock clock;

	TallyAnswers(PlainWords words, TallyRules rules, ObjectProvider<Notice> notices, CurrentCaller currentCaller,
			Clock clock) {
		this.words = words;
		this.rules = rules;
		this.notices = notices;
		this.currentCaller = currentCaller;
		this.clock = clock;
	}

	/** A page for whoever is signed in. */
	ResponseEntity<byte[]> page(Exchange with, HttpStatus status, String template, String title,
			Map<String, Object> shown) {
		@Nullable CsrfToken token = with.csrf();
		return answer(with, status, template, shown, frame(title, who(),
				(token != null) ? token.getParameterName() : "", (token != null) ? token.getToken() : ""));
	}

	/** A page for whoever holds a card. */
	ResponseEntity<byte[]> ofCard(Exchange with, HttpStatus status, String template, String title,
			Map<String, Object> shown) {
		return answer(with, status, template, shown, frame(title, TallyFrame.CARD, "", ""));
	}

	/** What the script asks or is told. */
	ResponseEntity<byte[]> told(HttpStatus status, Map<String, ?> told) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(JSON.writeValueAsBytes(told));
	}

	/** Leads on, so that loading the page again sends nothing twice. */
	static ResponseEntity<byte[]> see(String address) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, address).body(new byte[0]);
	}

	/** The status of HTTP that goes with a problem. */
	static HttpStatus status(Problem problem) {
		return switch (problem.code()) {
			case NOT_FOUND -> HttpStatus.NOT_FOUND;
			case FORBIDDEN -> HttpStatus.FORBIDDEN;
			case CONFLICT -> HttpStatus.CONFLICT;
			case INVALID -> HttpStatus.BAD_REQUEST;
		};
	}

	/**
	 * A mark of whoever is signed in, by which a phone knows whose counts wait there; it
	 * tells nothing of them.
	 */
	String who() {
		return currentCaller.find().map(Caller::account).map(it -> Marks.of("tally " + it.value(), MARK)).orElse("");
	}

	LocalDate today() {
		return LocalDate.now(clock);
	}

	private TallyFrame frame(String title, String who, String csrfName, String csrf) {
		var alerts = notices.stream()
			.sorted(Comparator.comparing(Notice::order))
			.flatMap(it -> it.forEverybody().stream())
			.toList();
		return new TallyFrame(words, title, rules.partnership(), alerts, rules.worried(), rules.waitingAtMost(), who,
				today().toString(), csrfName, csrf);
	}

	private ResponseEntity<byte[]> answer(Exchange with, HttpStatus status, String template, Map<String, Object> shown,
			TallyFrame frame) {
		var parameters = new HashMap<>(shown);
		parameters.put("f", frame);
		var out = new Utf8ByteOutput();
		templates.render(template, parameters, out);
		// In the place of the one that the door wrote already.
		with.response().setHeader("Content-Security-Policy", POLICY);
		return ResponseEntity.status(status)
			.contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.body(out.toByteArray());
	}

	/** A request with its answer. */
	record Exchange(HttpServletRequest request, HttpServletResponse response) {

		@Nullable CsrfToken csrf() {
			return (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) ? token : null;
		}

		/** Whether the script asks, which shows what is told itself. */
		boolean byScript() {
			String accepts = request.getHeader(HttpHeaders.ACCEPT);
			return accepts != null && accepts.startsWith(MediaType.APPLICATION_JSON_VALUE);
		}

		/** The secret of a card, as it stands in the address. */
		static String card(String token) {
			return "/%s/%s".formatted(Cards.LINK, token);
		}

	}

}
