package scot.adp.events;

import java.time.Instant;

/**
 * A first look was taken at an overdose that somebody of 16 or older lived through, or a
 * later one found something else of a child. Nobody hears of an overdose of somebody
 * younger, or whose age nobody knows. The envelope names no person.
 *
 * @param overdoseAt when it happened
 * @param childConcern whether there is a concern for a child
 */
@Told(since = "2026-12", about = "treatment.reach-out")
public record NonFatalOverdoseReported(Envelope envelope, Instant overdoseAt,
		ChildConcern childConcern) implements BusEvent {

	/** What is known of a child. */
	public enum ChildConcern {

		/** There is a concern. */
		YES,
		/** There is none. */
		NO,
		/** Nobody knows. */
		NOT_KNOWN

	}

}
