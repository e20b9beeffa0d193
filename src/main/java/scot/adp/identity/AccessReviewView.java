package scot.adp.identity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The look at every membership that is due each quarter.
 *
 * @param quarter such as {@code 2026-Q4}
 * @param signedAt when it was signed, or null while it is open
 * @param signedBy who signed it, or null
 */
public record AccessReviewView(UUID id, String quarter, LocalDate openedOn, LocalDate dueOn,
		@Nullable OffsetDateTime signedAt, @Nullable String signedBy, List<Item> items) {

	/** Grows with each decision. */
	public int version() {
		return items.stream().mapToInt(Item::version).sum();
	}

	/** How many memberships still wait for a decision. */
	public int undecided() {
		return (int) items.stream().filter(Item::open).count();
	}

	/**
	 * One membership.
	 *
	 * @param decision what was decided, or null
	 * @param decidedBy who decided, or null
	 * @param over whether the membership has ended
	 * @param givesBack whether this review ended the membership and knows how it was
	 * @param version counts what was decided, to send back with another decision
	 */
	public record Item(MemberView member, @Nullable OffsetDateTime lastSignInAt, @Nullable AccessDecision decision,
			@Nullable String decidedBy, boolean over, boolean givesBack, int version) {

		/** Whether somebody has to decide. */
		public boolean open() {
			return decision == null && !over;
		}

	}

}
