package scot.adp.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A locality, or an area within one that is looked at by itself, such as an island.
 *
 * @param locality the locality it lies in; its own code where it is one
 * @param coverage whether it is looked at by itself: a locality that is told apart is not
 * @param from its first day; null where it always was
 * @param to its last day; null where it holds on
 */
public record LocalAreaView(AreaCode code, String name, AreaCode locality, boolean coverage, boolean island,
		@Nullable LocalDate from, @Nullable LocalDate to) {

	/** Whether it is one of the localities themselves. */
	public boolean isLocality() {
		return code.equals(locality);
	}

	/** Whether it holds on a day. */
	public boolean holds(LocalDate day) {
		return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
	}

}
