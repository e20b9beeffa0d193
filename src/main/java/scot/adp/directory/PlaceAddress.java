package scot.adp.directory;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where a place is, whoever may know of it.
 *
 * @param successor the place that leads on; null for none
 */
public record PlaceAddress(@Nullable String street, @Nullable String town, @Nullable String postcode, PlaceFacts facts,
		@Nullable PlaceId successor) {

	/** In one line; empty where nothing is known. */
	public String line() {
		return Stream.of(street, town, postcode).filter(Objects::nonNull).collect(Collectors.joining(", "));
	}

}
