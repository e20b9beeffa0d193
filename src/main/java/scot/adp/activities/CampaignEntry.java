package scot.adp.activities;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.CampaignFiguresView.RateBasis;

/**
 * What a channel told of a month, as it is sent.
 *
 * @param month any day of it
 * @param rateBasis null for impressions where they are told, else reach
 * @param because why what was told before is put right, a code; null of first figures
 */
public record CampaignEntry(Campaigns.@Nullable Id campaign, @Nullable String channel, @Nullable LocalDate month,
		@Nullable RateBasis rateBasis, @Nullable Integer impressions, @Nullable Integer reach,
		@Nullable Integer engagements, @Nullable Integer clicksToHelp, @Nullable String because) {

	/** What engagements are a share of. */
	RateBasis basis() {
		return (rateBasis != null) ? rateBasis
				: (impressions == null && reach != null) ? RateBasis.REACH : RateBasis.IMPRESSIONS;
	}

	/** Whether it says the same as what was told. */
	boolean says(CampaignFiguresView told) {
		return basis() == told.rateBasis() && Objects.equals(impressions, told.impressions())
				&& Objects.equals(reach, told.reach()) && engagements != null && engagements == told.engagements()
				&& Objects.equals(clicksToHelp, told.clicksToHelp());
	}

	/** The same, put right for a reason. */
	CampaignEntry because(String reason) {
		return new CampaignEntry(campaign, channel, month, rateBasis, impressions, reach, engagements, clicksToHelp,
				reason);
	}

}
