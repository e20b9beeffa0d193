package scot.adp.activities.tally;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The cards of a person's units, and a form to make one.
 *
 * @param choices what a card can count, programme by programme
 * @param label what is typed
 * @param fault what is wrong; null for nothing
 * @param days for how many days a card can be used
 * @param key of the change
 */
public record CardsPage(List<Line> cards, List<Choices> choices, String label, @Nullable String fault, int days,
		String key, List<CountForm.Option> reasons) {

	/**
	 * A card.
	 *
	 * @param facts what is known of it, a line each
	 * @param address where it is ended; empty where it is over
	 */
	public record Line(String code, String title, String state, List<String> facts, String address, int version,
			String key) {
	}

	/** What can be chosen of a programme. */
	public record Choices(String programme, List<CountForm.Option> options) {
	}

}
