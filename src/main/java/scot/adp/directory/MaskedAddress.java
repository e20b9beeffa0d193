package scot.adp.directory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Addresses that nobody may read: found in a text however they are spaced and written.
 *
 * @param words streets with and without their numbers, and postcodes, by their letters
 * and numbers alone
 */
record MaskedAddress(List<String> words) {

	/** A street of fewer letters stands in too many words. */
	private static final int SHORTEST = 5;

	/** Addresses of places of which not all may be told. */
	static MaskedAddress of(Collection<Address> addresses) {
		return new MaskedAddress(addresses.stream()
			.flatMap(it -> Stream.of(it.street(), withoutNumber(it.street()), it.postcode()))
			.filter(Objects::nonNull)
			.map(MaskedAddress::letters)
			.filter(it -> it.length() >= SHORTEST)
			.distinct()
			.toList());
	}

	/** Addresses of those of some places that are masked. */
	static MaskedAddress at(Collection<PlaceView> places) {
		return of(places.stream()
			.filter(it -> it.masking() != PlaceView.Masking.OPEN)
			.map(it -> new Address(it.street(), it.postcode()))
			.toList());
	}

	/** Whether a text tells one of them. */
	boolean in(@Nullable String text) {
		if (text == null || words.isEmpty()) {
			return false;
		}
		String letters = letters(text);
		return words.stream().anyMatch(letters::contains);
	}

	/** The text, or null where it tells one of them. */
	@Nullable String without(@Nullable String text) {
		return in(text) ? null : text;
	}

	private static @Nullable String withoutNumber(@Nullable String street) {
		return (street != null) ? street.replaceAll("\\b\\d+[a-zA-Z]?\\b", " ") : null;
	}

	private static String letters(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
	}

	/** Where a place is. */
	record Address(@Nullable String street, @Nullable String postcode) {
	}

}
