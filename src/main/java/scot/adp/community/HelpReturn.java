package scot.adp.community;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.UnitSources.Returned;

/** What a unit returned of its help, by the fields of the form in the configuration. */
record HelpReturn(Returned of) {

	static final String HELPS = "helps";

	static final String PEOPLE = "people";

	static final String CONFIRMED = "confirmed";

	static final String ESTIMATED = "estimated";

	/** Before the code of what it was for. */
	static final String DOMAIN = "domain-";

	@Nullable Integer helps() {
		return of.answer(HELPS);
	}

	@Nullable Integer people() {
		return of.answer(PEOPLE);
	}

	@Nullable Integer confirmed() {
		return of.answer(CONFIRMED);
	}

	@Nullable Integer estimated() {
		return of.answer(ESTIMATED);
	}

	/**
	 * How many acts stand behind a number. Where that was not told it may have been one,
	 * so that nothing shows of one person.
	 */
	int times(int counted) {
		@Nullable Integer helps = helps();
		return (helps != null) ? helps : Math.min(counted, 1);
	}

}
