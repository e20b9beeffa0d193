package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import scot.adp.activities.CampaignFiguresView;
import scot.adp.activities.CampaignRates;
import scot.adp.activities.CampaignView;
import scot.adp.measures.spi.PeriodType;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** What is said of campaigns, alike on all pages. */
final class CampaignWords {

	private CampaignWords() {
	}

	static String days(CampaignView campaign) {
		return (campaign.toOn() != null)
				? Words.of("campaign.days", Dates.full(campaign.fromOn()), Dates.full(campaign.toOn()))
				: Words.of("campaign.days.open", Dates.full(campaign.fromOn()));
	}

	/** Such as {@code November 2026}. */
	static String month(LocalDate month) {
		return PeriodType.MONTH.of(month).name();
	}

	/** Pooled shares, those of impressions and those of reach apart. */
	static List<String> rates(Collection<CampaignFiguresView> figures) {
		var said = new ArrayList<String>();
		CampaignRates.of(figures)
			.forEach((basis, rate) -> said
				.add(Words.of("campaign.rate." + basis.name(), "%,d".formatted(rate.engagements()),
						"%,d".formatted(rate.basis()), ActivityWords.percent(rate.percent()))));
		return said;
	}

}
