package scot.adp.directory.open;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.PlainWords;
import scot.adp.shell.spi.Notice;

/**
 * Makes answers of pages. Whoever keeps one asks each time whether it still holds, which
 * costs next to nothing where it does; so nothing that is kept back today is shown from
 * what was kept yesterday.
 */
@Component
@ConditionalOnWebApplication
public class OpenAnswers {

	static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

	private final PlainWords words;

	private final FindHelpRules rules;

	private final ObjectProvider<Notice> notices;

	OpenAnswers(PlainWords words, FindHelpRules rules, ObjectProvider<Notice> notices) {
		this.words = words;
		this.rules = rules;
		this.notices = notices;
	}

	/** What stands around a page. */
	public Frame frame(String title, boolean large, boolean listed) {
		var alerts = notices.stream()
			.sorted(Comparator.comparing(Notice::order))
			.flatMap(it -> it.forEverybody().stream())
			.toList();
		return new Frame(words, title, rules.partnership(), alerts, rules.helplines(), rules.leave(), large, listed);
	}

	/** A page. */
	public ResponseEntity<byte[]> page(HttpStatus status, String template, Map<String, Object> parameters) {
		byte[] body = render(template, parameters);
		var answer = ResponseEntity.status(status).contentType(HTML);
		return ((status == HttpStatus.OK) ? answer.cacheControl(CacheControl.noCache()).eTag(mark(body))
				: answer.cacheControl(CacheControl.noStore()))
			.body(body);
	}

	/** A page that is nobody's to keep, since it is about what one person did. */
	ResponseEntity<byte[]> once(HttpStatus status, String template, Map<String, Object> parameters) {
		return ResponseEntity.status(status)
			.contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.body(render(template, parameters));
	}

	/** The status of HTTP that goes with a problem. */
	static HttpStatus status(Problem problem) {
		return switch (problem.code()) {
			case NOT_FOUND -> HttpStatus.NOT_FOUND;
			case FORBIDDEN -> HttpStatus.TOO_MANY_REQUESTS;
			case CONFLICT -> HttpStatus.CONFLICT;
			case INVALID -> HttpStatus.BAD_REQUEST;
		};
	}

	/** Some words on a page. */
	ResponseEntity<byte[]> message(HttpStatus status, String title, String said) {
		return once(status, "open/message.jte", Map.of("f", frame(title, false, false), "words", said));
	}

	/** A file. */
	ResponseEntity<byte[]> file(String name, MediaType type, String content, OffsetDateTime changedAt) {
		byte[] body = content.getBytes(StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.contentType(new MediaType(type, StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
			.cacheControl(CacheControl.noCache())
			.eTag(mark(body))
			.lastModified(changedAt.toInstant())
			.body(body);
	}

	private byte[] render(String template, Map<String, Object> parameters) {
		var out = new Utf8ByteOutput();
		templates.render(template, parameters, out);
		return out.toByteArray();
	}

	private static String mark(byte[] body) {
		try {
			// Weak, since the server would not compress what has a strong one.
			return "W/\"%s\""
				.formatted(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
