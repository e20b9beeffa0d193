package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.platform.UnitId;

/**
 * Kits that were handed over.
 *
 * @param homeArea the area where the person lives, or why it is not known
 * @param knownBefore whether the person was supplied before by the reader's units, so
 * that a first supply counts as a repeat, though it stays as it was entered; what others
 * supplied before is told to nobody
 * @param linked whether it has the key of a person
 * @param afterSignOff whether it came after the figures of its days were signed
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record NaloxoneSupplyView(Supplies.Id id, int version, UnitId unit, Outlets.Id outlet, LocalDate happenedOn,
		String source, String recipient, String supplyType, @Nullable String repeatReason, String route, int kits,
		String training, boolean peer, String authority, AreaCode area, @Nullable String batch, @Nullable String ownRef,
		@Nullable String ageBand, @Nullable String sex, @Nullable String simdQuintile, @Nullable String simdVersion,
		@Nullable String homeArea, boolean knownBefore, boolean linked, boolean afterSignOff, OffsetDateTime recordedAt,
		String recordedBy, @Nullable String withdrawnBecause) {

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

}
