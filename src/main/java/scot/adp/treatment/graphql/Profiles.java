package scot.adp.treatment.graphql;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;

/** What is known of a person beside the number, as it is told. */
final class Profiles {

	private Profiles() {
	}

	/** A code with its words; null where nothing was told. */
	static CodeList.@Nullable Value told(Outlets outlets, Lists list, @Nullable String code) {
		return (code != null) ? outlets.told(list, code) : null;
	}

	/** Where somebody lives as at a day, or why that is not known. */
	static CodeList.@Nullable Value home(Outlets outlets, @Nullable String home, LocalDate day) {
		return (home != null) ? outlets.home(home, day) : null;
	}

}
