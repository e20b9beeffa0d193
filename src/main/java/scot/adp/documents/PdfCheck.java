package scot.adp.documents;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a PDF is whole and whether it is protected, by the dictionary that its
 * readers begin with: the one that the last cross-reference leads to. Its pages are not
 * read, so that no word on them decides anything, and nothing of it is unpacked.
 *
 * @see <a href="https://pdfa.org/resource/iso-32000-2/">ISO 32000-2, 7.5</a>
 */
final class PdfCheck {

	private static final String HEADER = "%PDF-";

	/** Within how many bytes readers look for the beginning. */
	private static final int HEADER_WITHIN = 1024;

	private static final int NESTING_LIMIT = 200;

	/** How many places are looked at where no cross-reference leads anywhere. */
	private static final int PLACES_LIMIT = 50;

	private final byte[] content;

	private int at;

	private PdfCheck(byte[] content) {
		this.content = content;
	}

	/** Whether a file begins as a PDF does, with or without something before. */
	static boolean isPdf(byte[] content) {
		int start = new PdfCheck(content).find(HEADER, 0);
		return start >= 0 && start < HEADER_WITHIN;
	}

	/** What is known of a PDF. */
	static State state(byte[] content) {
		return new PdfCheck(content).state();
	}

	private State state() {
		int start = find(HEADER, 0);
		int end = Math.max(findLast("%%EOF", content.length), findLast("startxref", content.length));
		// Objects behind the last end belong to a revision that broke off.
		if (end < 0 || hasObjects(end)) {
			return State.BROKEN;
		}
		@Nullable Map<String, String> trailer = byReference(start);
		if (trailer == null) {
			trailer = bySearch();
		}
		if (trailer == null) {
			return State.BROKEN;
		}
		return "null".equals(trailer.getOrDefault("/Encrypt", "null")) ? State.WHOLE : State.PROTECTED;
	}

	private boolean hasObjects(int from) {
		if (find("endobj", from) >= 0 || find("endstream", from) >= 0) {
			return true;
		}
		for (int place = find(" obj", from); place >= 0; place = find(" obj", place + 1)) {
			at = place + 1;
			if (Character.isDigit(content[place - 1]) && "obj".equals(next())) {
				return true;
			}
		}
		return false;
	}

	/** The dictionary to which the last reference leads; null where to none. */
	private @Nullable Map<String, String> byReference(int start) {
		at = findLast("startxref", content.length);
		if (at < 0) {
			return null;
		}
		next();
		@Nullable String place = next();
		if (place == null || !isNumber(place) || place.length() > 9) {
			return null;
		}
		int offset = Integer.parseInt(place);
		@Nullable Map<String, String> trailer = at(offset);
		// What stands before the beginning may not be counted.
		return (trailer == null && start > 0) ? at(offset + start) : trailer;
	}

	private @Nullable Map<String, String> at(int offset) {
		at = offset;
		@Nullable String first = next();
		if ("xref".equals(first)) {
			@Nullable String token = next();
			while (token != null && (token.equals("n") || token.equals("f") || isNumber(token))) {
				token = next();
			}
			return "trailer".equals(token) ? rooted(dictionary()) : null;
		}
		if (first == null || !isNumber(first) || !isNumber(String.valueOf(next())) || !"obj".equals(next())) {
			return null;
		}
		@Nullable Map<String, String> stream = dictionary();
		return (stream != null && "/XRef".equals(stream.get("/Type"))) ? rooted(stream) : null;
	}

	/**
	 * The last dictionary of its kind, as readers look for it in a file with wrong
	 * references.
	 */
	private @Nullable Map<String, String> bySearch() {
		int trailer = findLast("trailer", content.length);
		int stream = findLast("/XRef", content.length);
		for (int places = 0; places < PLACES_LIMIT && Math.max(trailer, stream) >= 0; places++) {
			@Nullable Map<String, String> found;
			if (trailer > stream) {
				at = trailer;
				next();
				found = dictionary();
				trailer = findLast("trailer", trailer);
			}
			else {
				at = Math.max(0, findLast(" obj", stream) + 1);
				found = "obj".equals(next()) ? dictionary() : null;
				found = (found != null && "/XRef".equals(found.get("/Type"))) ? found : null;
				stream = findLast("/XRef", stream);
			}
			if (rooted(found) != null) {
				return found;
			}
		}
		return null;
	}

	private static @Nullable Map<String, String> rooted(@Nullable Map<String, String> trailer) {
		return (trailer != null && trailer.containsKey("/Root")) ? trailer : null;
	}

	/**
	 * Reads a dictionary: its own keys, each with the first word of its value. Null where
	 * there is none, or it does not end.
	 */
	private @Nullable Map<String, String> dictionary() {
		if (!"<<".equals(next())) {
			return null;
		}
		var entries = new HashMap<String, String>();
		@Nullable String key = null;
		int depth = 1;
		for (@Nullable
		String token = next(); token != null; token = next()) {
			boolean opens = token.equals("<<") || token.equals("[");
			if (token.equals(">>") || token.equals("]")) {
				depth--;
				if (depth == 0) {
					return entries;
				}
			}
			else if (depth == 1 && key != null) {
				entries.put(key, token);
				key = null;
			}
			else if (depth == 1 && token.startsWith("/")) {
				key = token;
			}
			depth += opens ? 1 : 0;
			if (depth > NESTING_LIMIT) {
				return null;
			}
		}
		return null;
	}

	/**
	 * The next word; of a text only its first sign, a name with its signs decoded. Null
	 * at the end.
	 */
	private @Nullable String next() {
		while (at < content.length && (isBlank(content[at]) || content[at] == '%')) {
			if (content[at] == '%') {
				while (at < content.length && content[at] != '\r' && content[at] != '\n') {
					at++;
				}
			}
			else {
				at++;
			}
		}
		if (at >= content.length) {
			return null;
		}
		int from = at++;
		char sign = (char) content[from];
		if ((sign == '<' || sign == '>') && at < content.length && content[at] == sign) {
			at++;
			return String.valueOf(sign).repeat(2);
		}
		switch (sign) {
			case '(' -> skipText();
			case '<' -> {
				while (at < content.length && content[at - 1] != '>') {
					at++;
				}
			}
			case '[', ']', '>', ')', '{', '}' -> {
			}
			default -> {
				while (at < content.length && !isBlank(content[at]) && "()<>[]{}/%".indexOf(content[at]) < 0) {
					at++;
				}
				String word = new String(content, from, at - from, StandardCharsets.ISO_8859_1);
				return (sign == '/') ? decoded(word) : word;
			}
		}
		return String.valueOf(sign);
	}

	private void skipText() {
		for (int depth = 1; depth > 0 && at < content.length; at++) {
			switch (content[at]) {
				case '\\' -> at++;
				case '(' -> depth++;
				case ')' -> depth--;
				default -> {
				}
			}
		}
	}

	private static String decoded(String name) {
		var text = new StringBuilder();
		for (int i = 0; i < name.length(); i++) {
			int high = (i + 2 < name.length()) ? Character.digit(name.charAt(i + 1), 16) : -1;
			int low = (i + 2 < name.length()) ? Character.digit(name.charAt(i + 2), 16) : -1;
			if (name.charAt(i) == '#' && high >= 0 && low >= 0) {
				text.append((char) (high * 16 + low));
				i += 2;
			}
			else {
				text.append(name.charAt(i));
			}
		}
		return text.toString();
	}

	private static boolean isNumber(String word) {
		return word.chars().allMatch(sign -> sign >= '0' && sign <= '9');
	}

	private static boolean isBlank(byte sign) {
		return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t' || sign == '\f' || sign == 0;
	}

	private int find(String text, int from) {
		for (int i = from; i <= content.length - text.length(); i++) {
			if (stands(text, i)) {
				return i;
			}
		}
		return -1;
	}

	/** The last place before another one; -1 where there is none. */
	private int findLast(String text, int before) {
		for (int i = Math.min(before, content.length) - text.length(); i >= 0; i--) {
			if (stands(text, i)) {
				return i;
			}
		}
		return -1;
	}

	private boolean stands(String text, int place) {
		for (int i = 0; i < text.length(); i++) {
			if (content[place + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** What is known of a PDF. */
	enum State {

		WHOLE, BROKEN, PROTECTED

	}

}
