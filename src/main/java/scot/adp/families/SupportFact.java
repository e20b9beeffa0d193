package scot.adp.families;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;

/**
 * Something that happened while a family was supported, or was asked for.
 *
 * @param on the day
 * @param code a code of the list of its kind, or of a unit; null where the kind has none
 * @param moment at which moment of the support it was asked; null where it is not
 * @param score of a tool's score the number; null of others
 */
public record SupportFact(Kind kind, LocalDate on, @Nullable String code, @Nullable Moment moment,
		@Nullable BigDecimal score) {

	/** One without an answer: the family was accepted, contacted, reviewed and so on. */
	public static SupportFact of(Kind kind, LocalDate on) {
		return new SupportFact(kind, on, null, null, null);
	}

	/** One with a code. */
	public static SupportFact of(Kind kind, LocalDate on, @Nullable String code) {
		return new SupportFact(kind, on, code, null, null);
	}

	/** An answer to what is asked at certain moments. */
	public static SupportFact asked(Kind kind, LocalDate on, Moment moment, @Nullable String answer) {
		return new SupportFact(kind, on, answer, moment, null);
	}

	/** Whether there is one of its kind, and of its moment, in a time of support. */
	boolean single() {
		return switch (kind) {
			case ACCEPTED, STARTED, CLOSED, DECLINED, AT_HOME, ENGAGED -> true;
			case SCORE -> moment != Moment.REVIEW;
			case TIER, CONTACTED, REVIEWED, JOINED, PARTED -> false;
		};
	}

	/** Whether another says the same thing, perhaps otherwise. */
	boolean about(SupportFact other) {
		return single() && kind == other.kind && moment == other.moment;
	}

	/** What a fault calls the day of a kind of fact. */
	public static String dayOf(Kind kind) {
		return switch (kind) {
			case ACCEPTED -> "acceptedOn";
			case STARTED -> "firstSupportOn";
			case CLOSED -> "closedOn";
			case DECLINED -> "declinedOn";
			case TIER, CONTACTED, REVIEWED, AT_HOME, ENGAGED, SCORE, JOINED, PARTED -> "on";
		};
	}

	/** What a fault calls the code of a kind of fact. */
	public static String codeOf(Kind kind) {
		return switch (kind) {
			case CLOSED -> "closure";
			case DECLINED -> "declineReason";
			case TIER -> "tier";
			case SCORE -> "tool";
			case JOINED, PARTED -> "jointWith";
			case ACCEPTED, STARTED, CONTACTED, REVIEWED, AT_HOME, ENGAGED -> "answer";
		};
	}

	/** What kind of thing happened. */
	public enum Kind {

		/** The service said that it will support the family. */
		ACCEPTED,
		/** The family was first supported. */
		STARTED,
		/** From here on it is supported by a tier. */
		TIER,
		/** Somebody was in touch with the family. */
		CONTACTED,
		/** The support was reviewed with the family. */
		REVIEWED,
		/** Whether the children are at home. */
		AT_HOME,
		/** Whether the young people are still engaged. */
		ENGAGED,
		/** A score of a named tool. */
		SCORE,
		/** From here on another unit supports it too, by one plan. */
		JOINED,
		/** The last day of that. */
		PARTED,
		/** The support ended. */
		CLOSED,
		/** The family was not supported after all. */
		DECLINED;

		/** Whether it goes with a code. */
		boolean coded() {
			return switch (this) {
				case ACCEPTED, STARTED, CONTACTED, REVIEWED -> false;
				case TIER, AT_HOME, ENGAGED, SCORE, JOINED, PARTED, CLOSED, DECLINED -> true;
			};
		}

		/** Whether it is asked at certain moments. */
		boolean asked() {
			return this == AT_HOME || this == ENGAGED || this == SCORE;
		}

		/** Whether it tells of a plan with another unit, whose code it has. */
		boolean joint() {
			return this == JOINED || this == PARTED;
		}

	}

	/** When something is asked. */
	public enum Moment {

		/** As the support began. */
		START,
		/** Six months after the first support. */
		MONTH_6,
		/** Twelve months after it. */
		MONTH_12,
		/** At a review. */
		REVIEW,
		/** As the support ended. */
		END

	}

	/** A fact that is kept. */
	public record Id(UUID value) implements Identifier {
	}

}
