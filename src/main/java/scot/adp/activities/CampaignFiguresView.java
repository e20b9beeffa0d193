package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What a channel told of a month.
 *
 * @param month its first day
 * @param version 1 as it was told first
 * @param rateBasis what engagements are a share of
 * @param impressions how often it was shown; null where the channel does not tell
 * @param reach how many accounts saw it; null where the channel does not tell
 * @param engagements likes, comments, shares and the like
 * @param clicksToHelp clicks that led to help; null where nobody can tell
 * @param because why it was put right, a code; null as it was told first
 */
public record CampaignFiguresView(Campaigns.Id campaign, String channel, LocalDate month, int version,
		RateBasis rateBasis, @Nullable Integer impressions, @Nullable Integer reach, int engagements,
		@Nullable Integer clicksToHelp, @Nullable String because, String recordedByName, OffsetDateTime recordedAt) {

	/** What the engagements are a share of. */
	public int basis() {
		@Nullable Integer basis = (rateBasis == RateBasis.IMPRESSIONS) ? impressions : reach;
		return (basis != null) ? basis : 0;
	}

	/** What engagements are a share of, which are never added to one another. */
	public enum RateBasis {

		/** How often it was shown. */
		IMPRESSIONS,
		/** How many accounts saw it. */
		REACH

	}

}
