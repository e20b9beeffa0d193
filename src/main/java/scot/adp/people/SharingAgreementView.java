package scot.adp.people;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/**
 * A sharing agreement: which partners share what, what for and until when.
 *
 * @param version to send back with a change
 * @param items what of the data sets is shared, in words; null for all of them
 * @param bases on what ground, by codes
 * @param to the last day that it is made for
 * @param signedOn since when it is agreed; null for a draft
 * @param suspendedOn since when it is stopped, or null
 * @param endedOn from when it is over before its last day, or null
 * @param contacts the posts to ask about it
 * @param document where the signed paper is kept, or null
 * @param state where it stands today
 * @param awaiting the organisations that give records about persons by it and have not
 * confirmed what it says now; until they do, it is a draft
 */
public record SharingAgreementView(AgreementCode code, int version, String title, List<String> purposes,
		List<DataSet> dataSets, @Nullable String items, boolean personLevel, List<String> bases, LocalDate from,
		LocalDate to, LocalDate reviewOn, @Nullable LocalDate signedOn, @Nullable LocalDate suspendedOn,
		@Nullable String suspendedReason, @Nullable LocalDate endedOn, @Nullable String endedReason,
		@Nullable String retentionClass, String contacts, @Nullable String document, String recordedBy,
		AgreementState state, List<Party> parties, List<OrganisationId> awaiting) {

	/** A unit and what it does with what is shared; units below it count with it. */
	public record Party(UnitId unit, Part part) {
	}

	/** What a party does with what is shared. */
	public enum Part {

		GIVES, TAKES, BOTH;

		/** Whether the party writes records that others may link to. */
		public boolean gives() {
			return this != TAKES;
		}

		/** Whether the party may tell who records of others are about. */
		public boolean takes() {
			return this != GIVES;
		}

	}

}
