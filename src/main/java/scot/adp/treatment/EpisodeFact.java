package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something that was told of an episode.
 *
 * @param on the day, of those that have one
 * @param at the moment, of those that have one
 * @param codes of the list of its kind
 * @param answer yes or no, of those that ask it
 */
public record EpisodeFact(Kind kind, @Nullable LocalDate on, @Nullable OffsetDateTime at, List<String> codes,
		@Nullable Boolean answer) {

	public EpisodeFact {
		codes = List.copyOf(codes);
	}

	/** A value of a list that holds from now on. */
	public static EpisodeFact value(Kind kind, String code) {
		return new EpisodeFact(kind, null, null, List.of(code), null);
	}

	/** How the person is treated. */
	public static EpisodeFact treatment(List<String> types) {
		return new EpisodeFact(Kind.TREATMENT, null, null, types.stream().distinct().sorted().toList(), null);
	}

	/** A medicine from a day on. */
	public static EpisodeFact medicine(LocalDate from, String medicine) {
		return new EpisodeFact(Kind.MEDICINE, from, null, List.of(medicine), null);
	}

	/** A moment. */
	public static EpisodeFact moment(Kind kind, OffsetDateTime at) {
		return new EpisodeFact(kind, null, at, List.of(), null);
	}

	/** Yes or no. */
	public static EpisodeFact answer(Kind kind, boolean answer) {
		return new EpisodeFact(kind, null, null, List.of(), answer);
	}

	/** Somebody was in touch with the person. */
	public static EpisodeFact contact(LocalDate on) {
		return new EpisodeFact(Kind.CONTACT, on, null, List.of(), null);
	}

	/**
	 * It ended.
	 * @param on null where nobody told, which is at fault
	 * @param reason a code; null where it was not told
	 * @param elsewhere whether treatment elsewhere was offered; null where it was not
	 * asked
	 */
	public static EpisodeFact ended(@Nullable LocalDate on, @Nullable String reason, @Nullable Boolean elsewhere) {
		return new EpisodeFact(Kind.ENDED, on, null, (reason != null) ? List.of(reason) : List.of(), elsewhere);
	}

	/** Its code; null where it has none. */
	public @Nullable String code() {
		return codes.isEmpty() ? null : codes.getFirst();
	}

	/** What is told. */
	public enum Kind {

		/** What the treatment is for. */
		SUBSTANCE,
		/** How the person is treated. */
		TREATMENT,
		/** Where. */
		SETTING,
		/** With which medicine from a day on. */
		MEDICINE,
		/** When the person was first in touch. */
		FIRST_CONTACT,
		/** When a medicine was first prescribed. */
		FIRST_PRESCRIPTION,
		/** Whether it was offered on the same day. */
		SAME_DAY_OFFERED,
		/** Whether primary care shares it. */
		SHARED_CARE,
		/** When somebody was in touch last. */
		CONTACT,
		/** It ended. */
		ENDED

	}

}
