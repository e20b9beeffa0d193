package scot.adp.platform.reading;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * Reads the e-mail address of a person or a team: what mail programs and the sign-in
 * service both take, and nothing that one of them refuses.
 */
public final class EmailAddress {

	/** The most characters of an address as it is kept. */
	public static final int LENGTH_AT_MOST = 254;

	private static final int TYPED_AT_MOST = 2000;

	private static final int BEFORE_AT_MOST = 64;

	/** What a keyboard's apostrophe becomes in a word processor. */
	private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u201b\u2032\u02bc]");

	/** An address behind a name, as mail programs write it. */
	private static final Pattern BEHIND_NAME = Pattern.compile("[^<>]*<([^<>]*)>");

	private static final Pattern BETWEEN = Pattern.compile("[\\s<>,;()\"]+");

	private static final Pattern NOT_BEFORE = Pattern.compile("[^a-z0-9!#$%&'*+/=?^_`{|}~.-]");

	private static final Pattern HOST = Pattern
		.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

	/**
	 * Letters that mail programs and Java's own rules for names make different hosts of.
	 */
	private static final Pattern DISPUTED = Pattern.compile("[\u00df\u03c2]");

	private EmailAddress() {
	}

	/**
	 * The address that a text gives: alone, behind a name in angle brackets, or as a
	 * link; in small letters, and with a host of other letters in the form that begins
	 * with {@code xn--}.
	 */
	public static Read<String> read(String text) {
		if (text.length() > TYPED_AT_MOST) {
			return tooLong(text.length());
		}
		String given = APOSTROPHE.matcher(Blanks.plain(text)).replaceAll("'").replaceAll("[ ,;]+$", "");
		if (given.isEmpty()) {
			return Read.not("Give the e-mail address.");
		}
		long addresses = BETWEEN.splitAsStream(given)
			.filter(it -> it.contains("@"))
			.map(EmailAddress::bare)
			.distinct()
			.count();
		if (addresses > 1) {
			return Read.not("Give one e-mail address; there are %d in '%s'.".formatted(addresses, Blanks.told(given)));
		}
		var behindName = BEHIND_NAME.matcher(given);
		return address(bare(behindName.matches() ? behindName.group(1) : given));
	}

	/** The address as a link that opens a mail program and does nothing else. */
	public static String link(String address) {
		return "mailto:" + UriUtils.encode(address, StandardCharsets.UTF_8).replace("%40", "@");
	}

	/** Without what makes a link or a quotation of it. */
	private static String bare(String given) {
		String bare = given.strip();
		if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
			bare = bare.substring(7).replaceFirst("\\?.*", "").replaceAll("(?i)%27", "'").replaceAll("(?i)%2b", "+");
		}
		if (bare.length() > 2 && bare.startsWith("'") && bare.endsWith("'")) {
			bare = bare.substring(1, bare.length() - 1);
		}
		return bare.toLowerCase(Locale.ROOT);
	}

	private static Read<String> address(String address) {
		int at = address.lastIndexOf('@');
		String before = address.substring(0, Math.max(at, 0));
		String host = address.substring(at + 1);
		if (at <= 0 || host.isEmpty()) {
			return not(address, "is no e-mail address, such as name@example.org.");
		}
		if (address.indexOf(' ') >= 0) {
			return not(address, "has a blank in it, which no e-mail address has.");
		}
		if (("." + before + ".").contains("..") || ("." + host + ".").contains("..")) {
			return not(address,
					"has a full stop too many: none stands at the beginning, at the end, before the @ or beside another.");
		}
		var refused = NOT_BEFORE.matcher(before);
		if (refused.find()) {
			return not(address, "holds '%s', which cannot stand before the @ of an e-mail address."
				.formatted(Blanks.told(Character.toString(before.codePointAt(refused.start())))));
		}
		if (before.length() > BEFORE_AT_MOST) {
			return Read.not("Keep what stands before the @ to %d characters; it has %d.".formatted(BEFORE_AT_MOST,
					before.length()));
		}
		if (!host.contains(".")) {
			return not(address, "lacks the end of its host, such as .org or .gov.uk.");
		}
		if (DISPUTED.matcher(host).find()) {
			return not(address,
					"has a host that programs read in two ways; give it in the form that begins with xn--.");
		}
		return withHost(address, before, host);
	}

	private static Read<String> withHost(String address, String before, String host) {
		String written;
		try {
			written = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return noHost(address);
		}
		String whole = before + "@" + written;
		if (whole.length() > LENGTH_AT_MOST) {
			return tooLong(whole.length());
		}
		return HOST.matcher(written).matches() ? Read.as(whole) : noHost(address);
	}

	private static Read<String> noHost(String address) {
		return not(address, "has no host that mail can go to behind its @.");
	}

	private static Read<String> tooLong(int length) {
		return Read.not("Keep the e-mail address to %d characters; it has %,d.".formatted(LENGTH_AT_MOST, length));
	}

	private static Read<String> not(String address, String why) {
		return Read.not("'%s' %s".formatted(Blanks.told(address), why));
	}

}
