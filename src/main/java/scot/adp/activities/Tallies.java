package scot.adp.activities;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How many were there, by who they are. What was not asked for is null, and is not
 * nought.
 *
 * @param notKnown heads of whom nobody said who they are
 */
public record Tallies(@Nullable Integer children, @Nullable Integer youngPeople, @Nullable Integer parentsCarers,
		@Nullable Integer adults, @Nullable Integer staff, @Nullable Integer notKnown) {

	/** Nothing was counted. */
	public static final Tallies NONE = new Tallies(null, null, null, null, null, null);

	/** Heads, without who they are. */
	public static Tallies heads(int number) {
		return new Tallies(null, null, null, null, null, number);
	}

	/** Whether anything was counted, nought too. */
	public boolean counted() {
		return all().values().stream().anyMatch(Objects::nonNull);
	}

	/**
	 * Attendances: heads of all kinds. Staff of a course are counted where the course is
	 * kept, and here only without one.
	 */
	public int present(boolean course) {
		return or(children) + or(youngPeople) + or(parentsCarers) + or(adults) + or(notKnown)
				+ (course ? 0 : or(staff));
	}

	/** All of them by the names of the components. */
	Map<String, @Nullable Integer> all() {
		var all = new LinkedHashMap<String, @Nullable Integer>();
		all.put("children", children);
		all.put("youngPeople", youngPeople);
		all.put("parentsCarers", parentsCarers);
		all.put("adults", adults);
		all.put("staff", staff);
		all.put("notKnown", notKnown);
		return all;
	}

	private static int or(@Nullable Integer tally) {
		return (tally != null) ? tally : 0;
	}

}
