package scot.adp.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What somebody reports.
 *
 * @param doing what they were doing; may be null
 * @param wrong what went wrong
 * @param page the address within the program that it is about; may be null
 * @param reference what a page of failure showed; null where there was none
 * @param contact an e-mail address for the answer; null where none is wanted
 */
public record NewReport(@Nullable String doing, String wrong, @Nullable String page, @Nullable String reference,
		@Nullable String contact) {

	// Its texts stay out of whatever writes a record down.
	@Override
	public String toString() {
		return "NewReport[]";
	}

}
