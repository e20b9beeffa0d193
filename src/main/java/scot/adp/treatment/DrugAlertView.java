package scot.adp.treatment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.AccountId;

/**
 * A drug alert as it stands.
 *
 * @param number by which people name it
 * @param wordings how often it was worded, from 1
 * @param wordedAt when it was last worded
 * @param aloneBecause why whoever wrote it issued it without anybody else; null where
 * somebody else did
 */
public record DrugAlertView(DrugAlerts.Id id, int number, int version, Stage stage, String origin,
		@Nullable OffsetDateTime nationalAt, String level, List<String> substances, List<String> advice,
		List<String> audiences, boolean forPublic, LocalDate validUntil, String shortText, String summary,
		String poster, @Nullable String soldAs, @Nullable String localActions, int wordings, OffsetDateTime wordedAt,
		AccountId draftedBy, String draftedByName, OffsetDateTime draftedAt, @Nullable String issuedByName,
		@Nullable OffsetDateTime issuedAt, @Nullable String aloneBecause, @Nullable OffsetDateTime withdrawnAt,
		@Nullable String withdrawnBecause, @Nullable String withdrawnByName) {

	/** Whether people are to act on it now. */
	public boolean inForce() {
		return stage == Stage.ISSUED || stage == Stage.CHANGED;
	}

	/** Hours from its publication for the whole country until it was issued here. */
	public @Nullable BigDecimal hoursFromNational() {
		return (nationalAt != null && issuedAt != null) ? hours(nationalAt, issuedAt) : null;
	}

	/** Hours from its issue until it was withdrawn. */
	public @Nullable BigDecimal hoursUntilWithdrawn() {
		return (withdrawnAt != null && issuedAt != null) ? hours(issuedAt, withdrawnAt) : null;
	}

	/** Hours between two moments, to two places. */
	static BigDecimal hours(OffsetDateTime from, OffsetDateTime to) {
		return BigDecimal.valueOf(Duration.between(from, to).toSeconds())
			.divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
	}

	/** All that was said of it. */
	public AlertContent content() {
		return new AlertContent(shortText, summary, poster, soldAs, localActions, level, substances, advice, audiences,
				forPublic, validUntil, origin, nationalAt);
	}

	@Override
	public String toString() {
		return "drug alert " + id.value();
	}

	/** How far it is; follows from its facts and the day. */
	public enum Stage {

		/** Written, and waits for somebody who approves. */
		DRAFT,
		/** In force as it was issued. */
		ISSUED,
		/** In force, and says something else than at first. */
		CHANGED,
		/** Its last day is over. */
		EXPIRED,
		/** Withdrawn before its last day. */
		WITHDRAWN

	}

}
