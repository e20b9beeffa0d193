package scot.adp.activities.tally;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A form to tell a count by.
 *
 * @param action where it leads
 * @param heading what is counted
 * @param when on which day and from when to when; empty where that is to be chosen
 * @param where at which place; empty where that is not told
 * @param fresh whether it tells a new count, which may wait on the phone; else it puts
 * one right
 * @param key of the change
 * @param on the day
 * @param latest the last day that can be chosen
 * @param sites where it may have been; none where that is clear
 * @param siteFirst whether the site is to be chosen before anything else
 * @param first the counts that are most often made
 * @param firstTimers who was there for the first time; null where that is not asked
 * @param things contacts and what was given out
 * @param others the other counts
 * @param reasons why it did not run
 * @param faults what is wrong
 * @param asked whether something is only unusual, so that it can be confirmed
 * @param open which of the folded parts are open
 */
public record CountForm(String action, String heading, String when, String where, boolean fresh, String key, String on,
		String latest, List<Option> sites, boolean siteFirst, List<Count> first, @Nullable Count firstTimers,
		List<Count> things, List<Count> others, List<Option> reasons, List<Fault> faults, boolean asked, Open open) {

	/**
	 * A number that is counted.
	 *
	 * @param value what is typed; empty where nothing is
	 * @param fault what is wrong with it; null for nothing
	 */
	public record Count(String name, String label, String value, @Nullable String fault) {
	}

	/** Something to choose. */
	public record Option(String value, String label, boolean chosen) {
	}

	/**
	 * Something that is wrong.
	 *
	 * @param field the field; empty for all of them together
	 */
	public record Fault(String field, String words) {
	}

	/**
	 * Which parts are open.
	 *
	 * @param day the day and the site
	 * @param others the other counts
	 * @param reasons why it did not run
	 */
	public record Open(boolean day, boolean others, boolean reasons) {
	}

}
