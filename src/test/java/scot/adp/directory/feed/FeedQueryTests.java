package scot.adp.directory.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.directory.open.Point;
import scot.adp.directory.open.Postcodes;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What programs may ask the feed for. */
class FeedQueryTests {

	/** X4 among them. */
	@ParameterizedTest
	@CsvSource({ "day, XX", "day, mo", "day, -1FR", "page, 0", "page, x", "page, 99999999999", "per_page, 0",
			"start_time, 25:00", "end_time, noon", "minimum_age, -1", "adp_for_age, old", "taxonomy_term_id, drop-in",
			"organization_id, NAC", "modified_after, yesterday", "adp_open_at, now", "full, yes", "minimal, 1",
			"format, xml", "postcode, KA12 8EE", "proximity, 500" })
	void whatIsNoValueIsRefusedByName(String name, String value) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> FeedQuery.of(Map.of(name, value)))
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).containsExactly(name));
	}

	@Test
	void postcodesAreAskedOfPlacesOnceThereIsAFileOfThem() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> FeedQuery.ofPlaces(Map.of("postcode", "KA12 8EE"), mock(Postcodes.class)))
			.withMessageContaining("adp_area");
		var postcodes = mock(Postcodes.class);
		given(postcodes.loaded()).willReturn(true);
		given(postcodes.find(any())).willReturn(Optional.empty());
		given(postcodes.find("KA12 8EE")).willReturn(Optional.of(new Point(55.614, -4.669)));
		assertThat(FeedQuery.ofPlaces(Map.of("postcode", "KA12 8EE"), postcodes).near(postcodes))
			.hasValueSatisfying(it -> {
				assertThat(it.point()).isEqualTo(new Point(55.614, -4.669));
				assertThat(it.metres()).isEqualTo(5_000);
			});
		for (var wrong : List.of(Map.of("postcode", "ZZ1 1ZZ"), Map.of("proximity", "500"))) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> FeedQuery.ofPlaces(wrong, postcodes))
				.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).containsExactly("postcode"));
		}
		for (String wrong : List.of("0", "-5", "near", "9999999999")) {
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> FeedQuery.ofPlaces(Map.of("postcode", "KA12 8EE", "proximity", wrong), postcodes))
				.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).containsExactly("proximity"));
		}
	}

	@Test
	void pageHoldsNoMoreThanAHundredAndWhatIsNoParameterIsPassedOver() {
		assertThat(FeedQuery.of(Map.of("per_page", "500")).size()).isEqualTo(100);
		assertThat(FeedQuery.of(Map.of("utm_source", "x", "day", "", "modified_after", "2026-11-29T19:00:00+00:00",
				"start_time", "19:00")))
			.extracting(FeedQuery::page, FeedQuery::size)
			.containsExactly(1, 20);
	}

}
