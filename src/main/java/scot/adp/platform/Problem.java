package scot.adp.platform;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import scot.adp.platform.reading.Blanks;

/**
 * Something that the caller can put right, told in words for a person. Pages and GraphQL
 * show it the same way.
 */
public final class Problem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Code code;

	private final transient List<Field> fields;

	private final @Nullable Integer currentVersion;

	private final @Nullable String reason;

	private Problem(Code code, String message, List<Field> fields, @Nullable Integer currentVersion) {
		this(code, message, fields, currentVersion, null);
	}

	private Problem(Code code, String message, List<Field> fields, @Nullable Integer currentVersion,
			@Nullable String reason) {
		super(message, null, false, false);
		this.code = code;
		this.fields = List.copyOf(fields);
		this.currentVersion = currentVersion;
		this.reason = reason;
	}

	/** There is nothing of that name, or the caller may not know of it. */
	public static Problem notFound(String thing, String name) {
		return new Problem(Code.NOT_FOUND, "There is no %s '%s'.".formatted(thing, clipped(name)), List.of(), null);
	}

	/** The caller may not do this; the message says why. */
	public static Problem forbidden(String message) {
		return new Problem(Code.FORBIDDEN, message, List.of(), null);
	}

	/** Somebody else changed it meanwhile; nothing was stored. */
	public static Problem conflict(String message, @Nullable Integer currentVersion) {
		return new Problem(Code.CONFLICT, message, List.of(), currentVersion);
	}

	/**
	 * Checks that the caller decided on what is stored now.
	 * @param what was changed, such as {@code this meeting}
	 * @throws Problem where somebody else changed it meanwhile
	 */
	public static void unlessSeen(int expectedVersion, int storedVersion, String what) {
		if (expectedVersion != storedVersion) {
			throw conflict("%s was changed by somebody else meanwhile. Look at what it says now, then decide."
				.formatted(StringUtils.capitalize(what)), storedVersion);
		}
	}

	/** One field or argument is wrong. */
	public static Problem invalid(String path, String message) {
		return invalid(List.of(new Field(path, message)));
	}

	/**
	 * One field or argument is wrong, with a stable word for programs.
	 * @param reason such as {@code AGREEMENT_ENDED}
	 */
	public static Problem invalid(String path, String message, String reason) {
		return invalid(List.of(new Field(path, message, reason)));
	}

	/** Several fields or arguments are wrong; at least one is given. */
	public static Problem invalid(List<Field> fields) {
		return new Problem(Code.INVALID, fields.getFirst().message(), fields, null);
	}

	/**
	 * How many characters a text has, as people count them; blanks at its ends are none.
	 */
	public static int length(@Nullable String text) {
		String stripped = (text != null) ? Blanks.strip(text) : "";
		return stripped.codePointCount(0, stripped.length());
	}

	/** By how much a text is longer than its limit, in words; null where it is not. */
	public static @Nullable String tooLong(@Nullable String text, int limit) {
		int over = length(text) - limit;
		return (over > 0)
				? "%,d %s too long; up to %,d.".formatted(over, (over == 1) ? "character" : "characters", limit) : null;
	}

	/**
	 * The same, with a stable word for programs that tells it from others of its code.
	 * @param word such as {@code OTHER_SOURCE_HOLDS_PERIOD}
	 */
	public Problem because(String word) {
		return new Problem(code, String.valueOf(getMessage()), fields, currentVersion, word);
	}

	public Code code() {
		return code;
	}

	/** What tells it from others of its code; null where nothing does. */
	public @Nullable String reason() {
		return reason;
	}

	/** The fields at fault; empty unless the code is {@link Code#INVALID}. */
	public List<Field> fields() {
		return fields;
	}

	/** The version that is stored now, told with {@link Code#CONFLICT}. */
	public @Nullable Integer currentVersion() {
		return currentVersion;
	}

	private static String clipped(String name) {
		return (name.length() > 60) ? name.substring(0, 60) + "..." : name;
	}

	/** The stable code of a problem. */
	public enum Code {

		NOT_FOUND, FORBIDDEN, CONFLICT, INVALID

	}

	/**
	 * A field or argument at fault and what to do about it.
	 *
	 * @param reason a stable word for programs, such as {@code CODE_NOT_VALID_ON_DATE};
	 * null where the path alone tells enough
	 */
	public record Field(String path, String message, @Nullable String reason) {

		public Field(String path, String message) {
			this(path, message, null);
		}

	}

	/** Gathers the faults of one input, so that all are told at once. */
	public static final class Faults {

		private final List<Field> fields = new ArrayList<>();

		/** Notes a fault where the condition holds. */
		public Faults when(boolean condition, String path, String message) {
			if (condition) {
				fields.add(new Field(path, message));
			}
			return this;
		}

		/**
		 * Notes a fault that has a stable word for programs where the condition holds.
		 */
		public Faults when(boolean condition, String path, String message, String reason) {
			if (condition) {
				fields.add(new Field(path, message, reason));
			}
			return this;
		}

		/** What was noted so far. */
		public List<Field> noted() {
			return List.copyOf(fields);
		}

		/** Notes a text that is longer than the limit or holds what cannot be stored. */
		public Faults text(@Nullable String text, int limit, String path) {
			@Nullable String tooLong = tooLong(text, limit);
			return when(tooLong != null, path, String.valueOf(tooLong)).when(text != null && text.indexOf('\0') >= 0,
					path, "It holds a character that cannot be stored; type it anew.");
		}

		/**
		 * Notes words that have to be given, and of those what {@link #text} does.
		 * @param missing what to say where they are not
		 */
		public Faults words(@Nullable String given, int limit, String path, String missing) {
			return when(Blanks.isBlank(given), path, missing).text(given, limit, path);
		}

		/**
		 * Ends the check.
		 * @throws Problem where a fault was noted
		 */
		public void raise() {
			if (!fields.isEmpty()) {
				throw invalid(fields);
			}
		}

	}

}
