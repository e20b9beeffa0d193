package scot.adp.families;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.PeriodSums.Answer;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * What a unit returned of the families that it supports, by the fields of the form in the
 * configuration.
 */
final class SupportReturn {

	static final String FAMILIES = "families";

	/** Before the code of a tier. */
	static final String TIER = "tier-";

	static final String FAMILIES_NEW = "families-new";

	static final String CYP_NEW = "cyp-new";

	static final String UNDER_12_NEW = "under12-new";

	static final String CARE_NEW = "care-new";

	static final String OPENED = "opened";

	static final String WAITING = "waiting";

	static final String KINSHIP = "kinship";

	static final String JOINT = "joint";

	static final String SINCE_ANSWERED = "since-answered";

	static final String WITHIN_TWO_YEARS = "within-two-years";

	static final String CLOSED = "closed";

	static final String CLOSED_PLANNED = "closed-planned";

	static final String CLOSED_LEFT_OUT = "closed-left-out";

	static final String INTENSIVE_LEFT = "intensive-left";

	static final String STEPPED_DOWN = "stepped-down";

	static final String PLANS = "plans";

	static final String PROMISE = "promise";

	static final String HOME_6_KNOWN = "home6-known";

	static final String HOME_6 = "home6";

	static final String HOME_12_KNOWN = "home12-known";

	static final String HOME_12 = "home12";

	static final String ENGAGED_KNOWN = "engaged-known";

	static final String ENGAGED = "engaged";

	/**
	 * Closures that were planned, of those that count: where nobody told how many are
	 * left out, it is not known of how many.
	 */
	static final Function<Returned, @Nullable Answer> PLANNED_OF_CLOSED = of -> {
		@Nullable Integer closed = of.answer(CLOSED);
		@Nullable Integer leftOut = of.answer(CLOSED_LEFT_OUT);
		@Nullable Integer planned = of.answer(CLOSED_PLANNED);
		return (closed == null || leftOut == null || planned == null) ? null
				: new Answer(planned, Math.max(planned, closed - leftOut));
	};

	private SupportReturn() {
	}

	/** Families by tier; what the parts leave of all is not known. */
	static Map<String, Integer> tiers(Returned of) {
		var tiers = new TreeMap<String, Integer>();
		@Nullable Integer all = of.answer(FAMILIES);
		int left = (all != null) ? all : 0;
		if (of.answers() != null) {
			for (var answer : of.answers().entrySet()) {
				if (answer.getKey().startsWith(TIER) && answer.getValue() > 0) {
					tiers.put(answer.getKey().substring(TIER.length()), answer.getValue());
					left -= answer.getValue();
				}
			}
		}
		if (left > 0) {
			tiers.put(Slice.NOT_KNOWN, left);
		}
		return tiers;
	}

}
