package scot.adp.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A service as the feed of another directory tells it, as far as it is read. People whom
 * the feed names, and what its values were before, are not.
 *
 * @param id its id there
 * @param status as the standard has it, such as {@code active}
 * @param free whether it says that it costs nothing; null where it says nothing of it
 * @param places where it is, each once
 * @param hours rows of hours by the names of their fields, {@link FeedHours} reads them
 * @param assuredOn when somebody there said last that it is right; null where that is not
 * told
 * @param notes what could not be read of it
 */
record FeedService(String id, String name, @Nullable String status, @Nullable String organisation,
		@Nullable String description, @Nullable String url, @Nullable String email, List<Phone> phones,
		@Nullable String fees, @Nullable Boolean free, @Nullable Integer minAge, @Nullable Integer maxAge,
		List<Term> terms, List<String> languages, List<HowToCome> howToCome, @Nullable String alert, List<Area> areas,
		List<Location> places, List<Map<String, String>> hours, List<ClosedDays> closed, @Nullable LocalDate assuredOn,
		List<Note> notes) {

	/**
	 * What it is filed under.
	 *
	 * @param taxonomy the id of the list it is of; null where that is not told
	 */
	record Term(@Nullable String taxonomy, @Nullable String code, String name) {
	}

	/**
	 * An area that it serves.
	 *
	 * @param code of a directory like this one; null where another told it
	 */
	record Area(@Nullable String code, String name) {
	}

	/**
	 * A place where it is.
	 *
	 * @param withheld whether its address is told to nobody
	 * @param virtual whether it is nowhere in particular
	 * @param area the code of its area, of a directory like this one
	 * @param features what makes it easy to get in, in words
	 * @param note of the service there
	 */
	record Location(String id, @Nullable String name, boolean withheld, boolean virtual, @Nullable String street,
			@Nullable String town, @Nullable String postcode, @Nullable String area, @Nullable Double latitude,
			@Nullable Double longitude, @Nullable String uprn, List<String> features, @Nullable String note,
			List<Phone> phones, List<Map<String, String>> hours, List<ClosedDays> closed) {
	}

	/** Days on which it is closed besides, as directories like this one tell them. */
	record ClosedDays(LocalDate from, LocalDate to, @Nullable String reason) {
	}

	/**
	 * What could not be taken of it.
	 *
	 * @param field as the feed calls it
	 * @param reason what is wrong with it
	 */
	record Note(String field, String reason) {
	}

}
