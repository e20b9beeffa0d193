package scot.adp.community;

import org.jspecify.annotations.Nullable;

/**
 * What somebody needs in one domain. A domain that was not asked about has no answer.
 *
 * @param domain a code of the list of the day
 * @param need whether there is a need
 * @param met how far it is met; null where there is none
 */
public record NeedAnswer(String domain, boolean need, @Nullable Met met) {

	/** An answer about a need there is. */
	static NeedAnswer of(String domain, Met met) {
		return new NeedAnswer(domain, true, met);
	}

	/** That there is no need. */
	static NeedAnswer none(String domain) {
		return new NeedAnswer(domain, false, null);
	}

	/**
	 * Whether there is a need of which it is known that it is not met, or only in part.
	 */
	public boolean unmet() {
		return met == Met.PART || met == Met.NO;
	}

	/** How far a need is met. */
	public enum Met {

		/** It is met. */
		YES,
		/** It is met in part. */
		PART,
		/** It is not met. */
		NO,
		/** Nobody knows. */
		NOT_KNOWN

	}

}
