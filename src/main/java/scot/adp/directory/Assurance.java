package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * That an entry is right: who said so last, and what follows from how long ago that was.
 *
 * @param assuredOn the day on which somebody said so last; null where nobody did
 * @param role the post of who said so; null where nobody did
 * @param how how it was said; null where it was not
 * @param dueOn from when on it is to be said again; null where it never was
 * @param hiddenOn from when on the public does not see the entry unless it is said again;
 * null where no notice was sent yet that it will be
 */
public record Assurance(State state, @Nullable LocalDate assuredOn, @Nullable String role, @Nullable How how,
		@Nullable LocalDate dueOn, @Nullable LocalDate hiddenOn) {

	/** How somebody says so who is signed in, and may take it back. */
	static final Set<How> BY_HAND = Set.of(How.OWN, How.PHONE, How.VISIT);

	/** Whether the public sees the entry. */
	public boolean shown() {
		return state != State.NONE && state != State.HIDDEN;
	}

	/** How fresh it is. */
	public enum State {

		/** Nobody said so yet. */
		NONE,
		/** Said of late. */
		FRESH,
		/** To be said again. */
		DUE,
		/**
		 * Over time by so much that it is asked for a second time, and of the unit's lead
		 * too.
		 */
		CHASED,
		/** Not shown to the public any more. */
		HIDDEN

	}

	/** How it was said. */
	public enum How {

		/** Signed in. */
		OWN,
		/** By the link of a message. */
		LINK,
		/** On the phone. */
		PHONE,
		/** On the spot. */
		VISIT,
		/** In a file. */
		IMPORT

	}

	/** One time that somebody said so. */
	public record Said(LocalDate on, String role, How how, OffsetDateTime at) {
	}

}
