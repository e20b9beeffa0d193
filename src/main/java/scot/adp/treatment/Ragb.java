package scot.adp.treatment;

/**
 * How far a standard of medication assisted treatment is, from the least on. The order is
 * that of the colours, and no scale to be added up.
 */
public enum Ragb {

	/** Nothing is scored yet, and the day of submission is not over. */
	NOT_ASSESSED,
	/** There is no evidence that it is done. */
	RED,
	/** It is done in part. */
	AMBER,
	/** It is done as far as is known; not all evidence is there. */
	PROVISIONAL_GREEN,
	/** It is done. */
	GREEN,
	/** It is done, stays done, and is looked after. */
	BLUE;

	/** Whether it counts as done. */
	public boolean met() {
		return this == GREEN || this == BLUE;
	}

}
