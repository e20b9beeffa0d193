package scot.adp.directory.open;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The entries that a link asks of.
 *
 * @param action where the buttons lead
 * @param said what happened just now; empty for nothing
 */
public record ConfirmPage(String action, String said, List<Line> entries) {

	/**
	 * One of them.
	 *
	 * @param slug what its public address ends in; null where it has none
	 * @param state what is known of it, in a sentence
	 * @param asked whether it can be said to be right
	 */
	public record Line(String service, @Nullable String slug, String name, String state, boolean asked) {
	}

}
