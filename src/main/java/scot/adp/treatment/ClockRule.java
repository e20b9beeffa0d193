package scot.adp.treatment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * A rule by which the days of a wait are counted, as a row of the configuration tells it.
 *
 * @param source where it comes from, in words
 * @param provisional whether nobody has confirmed it yet
 * @param judges whether waits may be judged by it; else it only shows how others would
 * count
 * @param resetOn the kinds of missed appointments after which a wait begins anew
 * @param declinesToReset after how many declined offers in a row it does; 0 for never
 * @param noticeDays how many days before the appointment an offer has to be made to count
 * as declined
 * @param resetUntil for how many days of waiting it still does; null for always
 * @param suspending how days on which the person was not available are taken out
 */
public record ClockRule(String code, String title, String source, boolean provisional, boolean judges,
		List<String> resetOn, int declinesToReset, int noticeDays, @Nullable Integer resetUntil, Operator operator,
		Suspending suspending) {

	public ClockRule {
		resetOn = List.copyOf(resetOn);
	}

	/** Whether so many days of waiting are too many for a wait to begin anew. */
	boolean tooLate(long days) {
		return resetUntil != null && ((operator == Operator.GT) ? days > resetUntil : days >= resetUntil);
	}

	/**
	 * What tells this rule from each other one, and from itself with anything of it
	 * changed.
	 */
	String stamp() {
		var crc = new CRC32();
		crc.update("%s %s %s %s %s %s".formatted(resetOn, declinesToReset, noticeDays, resetUntil, operator, suspending)
			.getBytes(StandardCharsets.UTF_8));
		return "%s#%08x".formatted(code, crc.getValue());
	}

	/** What is more than a limit. */
	public enum Operator {

		/** More days than the limit. */
		GT,
		/** As many days as the limit, or more. */
		GE;

		/** Whether so many days are over a limit. */
		public boolean over(long days, long limit) {
			return (this == GT) ? days > limit : days >= limit;
		}

	}

	/** How days on which the person was not available are taken out. */
	public enum Suspending {

		/** They are not. */
		NONE,
		/** Each day once, both ends of a period counted, never that of treatment. */
		UNION,
		/**
		 * Each period by its last day less its first and one more, as public scripts do:
		 * days of two periods twice, and what falls below nought is nought.
		 */
		SUM_PLUS_ONE

	}

}
