package scot.adp.platform.reading;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

/**
 * Reads the address of a page on the web: whatever a browser opens as http or https,
 * written so that it works as a link wherever it is put.
 */
public final class WebAddress {

	/** The most characters of an address as it is kept. */
	public static final int LENGTH_AT_MOST = 2000;

	private static final int TYPED_AT_MOST = 20_000;

	private static final String FAULT = "This is no web address; give one such as https://...";

	private static final Pattern SCHEME = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);

	private static final Pattern HOST = Pattern.compile("[a-z0-9_.-]+|\\[[0-9a-f:.]+]");

	/**
	 * Letters in a host of which browsers and the older rules for names make different
	 * ones.
	 */
	private static final Pattern DISPUTED = Pattern
		.compile("(?i)https?:[/\\\\]*[^/\\\\?#]*([\u00df\u1e9e\u03c2\u200c\u200d]|%C3%9F|%CF%82)");

	/** Parts of an address from its scheme to its query, as browsers find them. */
	private static final Pattern BEFORE_QUERY = Pattern
		.compile("(?i)(?<host>https?:[/\\\\]*[^/\\\\?#]*)(?<path>[^?#]*)(?<rest>.*)", Pattern.DOTALL);

	private static final Pattern ONE_MORE = Pattern
		.compile("(?i)[\\s\\p{Z}\u200b\u2060\ufeff<>](?:https?:[/\\\\]{2}|www\\.)");

	/** In a query this may be part of the address. */
	private static final Pattern ONE_MORE_IN_PATH = Pattern.compile("(?i)[,;]https?:[/\\\\]{2}");

	/** Holds the place of nothing between two slashes; Spring's builder joins them. */
	private static final String NOTHING = "\ue000";

	/** Signs that mean something to Spring's reader and nothing to a browser's. */
	private static final String ESCAPED = "{}" + NOTHING;

	private static final String KEPT = "-._~!$&'()*+,;=:@/?";

	private WebAddress() {
	}

	/** The address that a text gives, encoded. */
	public static Read<String> read(String text) {
		String given = Blanks.strip(text);
		if (given.length() > 2 && given.startsWith("<") && given.endsWith(">")) {
			given = Blanks.strip(given.substring(1, given.length() - 1));
		}
		if (!SCHEME.matcher(given).matches()) {
			return Read.not(FAULT);
		}
		if (given.length() > TYPED_AT_MOST) {
			return tooLong(given.length());
		}
		long more = ONE_MORE.matcher(given).results().count()
				+ ONE_MORE_IN_PATH.matcher(given.split("[?#]", 2)[0]).results().count();
		if (more > 0) {
			return Read.not("Give one address; there are %d.".formatted(more + 1));
		}
		if (DISPUTED.matcher(given).lookingAt()) {
			return Read.not(FAULT);
		}
		try {
			return read(UriComponentsBuilder.fromUriString(withPlaces(seen(given)), ParserType.WHAT_WG).build());
		}
		catch (InvalidUrlException ex) {
			return Read.not(FAULT);
		}
	}

	private static Read<String> read(UriComponents address) {
		if (address.getUserInfo() != null) {
			return Read.not("Give the address without a name or password in it.");
		}
		String host = Objects.requireNonNullElse(address.getHost(), "");
		var encoded = new StringBuilder(Objects.requireNonNull(address.getScheme())).append("://").append(host);
		if (address.getPort() >= 0) {
			encoded.append(':').append(address.getPort());
		}
		encoded.append(encoded(Objects.requireNonNullElse(address.getPath(), "").replace(NOTHING, "")));
		if (address.getQuery() != null) {
			encoded.append('?').append(encoded(address.getQuery()));
		}
		if (address.getFragment() != null) {
			encoded.append('#').append(encoded(address.getFragment()));
		}
		if (encoded.length() > LENGTH_AT_MOST) {
			return tooLong(encoded.length());
		}
		return HOST.matcher(host).matches() ? Read.as(encoded.toString()) : Read.not(FAULT);
	}

	private static String withPlaces(String seen) {
		Matcher found = BEFORE_QUERY.matcher(seen);
		return found.matches() ? found.group("host")
				+ found.group("path").replaceAll("([/\\\\])(?=[/\\\\])", "$1" + NOTHING) + found.group("rest") : seen;
	}

	/**
	 * What a word processor hides in an address is no part of it, nor are breaks of
	 * lines. Characters beyond the first plane are encoded here: Spring's reader writes
	 * half of each twice.
	 */
	private static String seen(String given) {
		var seen = new StringBuilder();
		given.codePoints()
			.filter(it -> "\u200b\u2060\ufeff\u00ad\t\r\n".indexOf(it) < 0)
			.forEach(it -> seen.append((Character.isSupplementaryCodePoint(it) || ESCAPED.indexOf(it) >= 0)
					? escaped(it) : Character.toString((it > ' ' && Character.isSpaceChar(it)) ? ' ' : it)));
		return seen.toString();
	}

	private static String encoded(String part) {
		var encoded = new StringBuilder();
		for (int i = 0; i < part.length(); i++) {
			char it = part.charAt(i);
			if (it < 128 && (Character.isLetterOrDigit(it) || KEPT.indexOf(it) >= 0) || isEscape(part, i)) {
				encoded.append(it);
				continue;
			}
			encoded.append(escaped(it));
		}
		return encoded.toString();
	}

	private static String escaped(int sign) {
		var escaped = new StringBuilder();
		for (byte one : Character.toString(sign).getBytes(StandardCharsets.UTF_8)) {
			escaped.append("%%%02X".formatted(one & 0xff));
		}
		return escaped.toString();
	}

	private static boolean isEscape(String part, int at) {
		return part.charAt(at) == '%' && at + 2 < part.length() && Character.digit(part.charAt(at + 1), 16) >= 0
				&& Character.digit(part.charAt(at + 2), 16) >= 0;
	}

	private static Read<String> tooLong(int length) {
		return Read
			.not("This address is too long: keep it to %,d characters; it has %,d.".formatted(LENGTH_AT_MOST, length));
	}

}
