package scot.adp.treatment;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * What a unit returned of its supplies, by the fields of the form in the configuration.
 */
record SupplyReturn(Returned of) {

	static final String SUPPLIES = "supplies";

	static final String KITS = "kits";

	static final String REPEATS = "repeats";

	static final String USED = "used";

	/** Before the code of a recipient. */
	static final String RECIPIENT = "recipient-";

	/** Before the code of who supplied. */
	static final String SOURCE = "source-";

	@Nullable Integer kits() {
		return of.answer(KITS);
	}

	@Nullable Integer repeats() {
		return of.answer(REPEATS);
	}

	@Nullable Integer used() {
		return of.answer(USED);
	}

	/**
	 * How many times kits were handed over. Where that was not told it may have been
	 * once, so that nothing shows of one person.
	 */
	int times(int counted) {
		@Nullable Integer supplies = of.answer(SUPPLIES);
		return (supplies != null) ? supplies : Math.min(counted, 1);
	}

	/**
	 * The kits by the codes behind a field's beginning. What the parts leave of all kits
	 * is told under the empty code.
	 */
	Map<String, Integer> kitsBy(String beginning) {
		var parts = new TreeMap<String, Integer>();
		int left = (kits() != null) ? kits() : 0;
		if (of.answers() != null) {
			for (var answer : of.answers().entrySet()) {
				if (answer.getKey().startsWith(beginning) && answer.getValue() > 0) {
					parts.put(answer.getKey().substring(beginning.length()), answer.getValue());
					left -= answer.getValue();
				}
			}
		}
		if (left > 0) {
			parts.put("", left);
		}
		return parts;
	}

}
