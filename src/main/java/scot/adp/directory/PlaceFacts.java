package scot.adp.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where exactly a place is, by what else it is known, and how one gets in.
 *
 * @param latitude degrees north; null where it is not known, as is the longitude then
 * @param longitude degrees east
 * @param uprn the number of the property; null where it is not known
 * @param schoolCode the number of the school; null where it is none
 * @param features what makes it easy to get in, codes
 */
public record PlaceFacts(@Nullable Double latitude, @Nullable Double longitude, @Nullable String uprn,
		@Nullable String schoolCode, List<String> features) {

	/** Of a place of which nothing of it is known. */
	public static final PlaceFacts NONE = new PlaceFacts(null, null, null, null, List.of());

	public PlaceFacts {
		features = List.copyOf(features);
	}

}
