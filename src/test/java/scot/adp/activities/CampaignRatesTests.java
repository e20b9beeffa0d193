package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import scot.adp.activities.CampaignFiguresView.RateBasis;

import static org.assertj.core.api.Assertions.assertThat;

/** Shares of engagements: oracle U13. */
class CampaignRatesTests {

	@Test
	void u13SharesArePooledAndNotAveraged() {
		var rates = CampaignRates.of(List.of(shown("FACEBOOK", 5_000, 150), shown("INSTAGRAM", 20_000, 200)));

		assertThat(rates.get(RateBasis.IMPRESSIONS)).satisfies(it -> {
			assertThat(it.engagements()).isEqualTo(350);
			assertThat(it.basis()).isEqualTo(25_000);
			assertThat(it.percent()).as("and not the mean of 3.0 and 1.0").isEqualByComparingTo("1.4");
		});
	}

	@Test
	void u13ReachStandsApart() {
		var rates = CampaignRates.of(List.of(shown("FACEBOOK", 5_000, 150), reached("RADIO", 9_000, 90)));

		assertThat(rates).hasSize(2);
		assertThat(rates).containsEntry(RateBasis.IMPRESSIONS, new CampaignRates.Rate(150, 5_000))
			.containsEntry(RateBasis.REACH, new CampaignRates.Rate(90, 9_000));
	}

	@Test
	void nothingShownIsNoShare() {
		assertThat(CampaignRates.of(List.of(shown("FACEBOOK", 0, 0))).values()).singleElement()
			.returns(null, CampaignRates.Rate::percent);
	}

	private static CampaignFiguresView shown(String channel, int impressions, int engagements) {
		return new CampaignFiguresView(new Campaigns.Id(UUID.randomUUID()), channel, LocalDate.of(2026, 10, 1), 1,
				RateBasis.IMPRESSIONS, impressions, null, engagements, null, null, "Mairi Test", OffsetDateTime.now());
	}

	private static CampaignFiguresView reached(String channel, int reach, int engagements) {
		return new CampaignFiguresView(new Campaigns.Id(UUID.randomUUID()), channel, LocalDate.of(2026, 10, 1), 1,
				RateBasis.REACH, null, reach, engagements, null, null, "Mairi Test", OffsetDateTime.now());
	}

}
