package scot.adp.activities;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.CampaignFiguresView.RateBasis;

/**
 * Shares of engagements of several channels and months, pooled by what they are shares
 * of: all engagements by all impressions, and never the mean of shares.
 */
public final class CampaignRates {

	private CampaignRates() {
	}

	/** The shares, each of its basis; a basis that nothing tells of is left out. */
	public static Map<RateBasis, Rate> of(Collection<CampaignFiguresView> figures) {
		var rates = new EnumMap<RateBasis, Rate>(RateBasis.class);
		figures.forEach(it -> rates.merge(it.rateBasis(), new Rate(it.engagements(), it.basis()), Rate::with));
		return rates;
	}

	/**
	 * A share.
	 *
	 * @param basis impressions, or accounts reached
	 */
	public record Rate(long engagements, long basis) {

		Rate with(Rate other) {
			return new Rate(engagements + other.engagements, basis + other.basis);
		}

		/** Percent with one place, half up; null of nothing. */
		public @Nullable BigDecimal percent() {
			return Shares.percent(engagements, basis);
		}

	}

}
