package scot.adp.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file that cannot be taken, with its place as far as it has one.
 *
 * @param row counted from 1
 * @param column its letters, with the heading where it has one: {@code C (Starts on)}
 * @param value what stands there, shortened
 * @param reason what is wrong and what to do
 */
public record ImportProblem(@Nullable String sheet, @Nullable Integer row, @Nullable String column,
		@Nullable String value, String reason) {

	private static final int VALUE_LIMIT = 60;

	public ImportProblem {
		if (value != null && value.length() > VALUE_LIMIT) {
			int end = Character.isHighSurrogate(value.charAt(VALUE_LIMIT - 1)) ? VALUE_LIMIT - 1 : VALUE_LIMIT;
			value = value.substring(0, end) + "...";
		}
	}

	/** A problem of the whole file. */
	public static ImportProblem ofFile(String reason) {
		return new ImportProblem(null, null, null, null, reason);
	}

}
