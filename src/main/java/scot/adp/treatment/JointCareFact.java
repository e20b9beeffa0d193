package scot.adp.treatment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Something that was told of joint care.
 *
 * @param unit who answered or leads; null of what both do
 * @param code the answer, or why it is closed; null of what has none
 * @param reason why it was declined; null of all else
 */
public record JointCareFact(Kind kind, @Nullable UnitId unit, LocalDate on, @Nullable String code,
		@Nullable String reason) {

	/** What is told. */
	public enum Kind {

		/** A service answered. */
		ANSWER,
		/** A service leads. */
		LEAD,
		/** Both assessed the person together. */
		ASSESSMENT,
		/** There is a plan of both. */
		PLAN,
		/** Nothing more is asked. */
		CLOSED

	}

}
