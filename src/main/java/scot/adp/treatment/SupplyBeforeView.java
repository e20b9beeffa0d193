package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;

/**
 * What a supply said before it was put right; of whom it told is no part of it.
 *
 * @param version the version that said so
 * @param because why it was put right, a code; null where nobody said so
 */
public record SupplyBeforeView(Supplies.Id supply, int version, Outlets.Id outlet, LocalDate happenedOn, String source,
		String recipient, String supplyType, @Nullable String repeatReason, String route, int kits, String training,
		boolean peer, String authority, AreaCode area, @Nullable String batch, @Nullable String because,
		OffsetDateTime changedAt, String changedBy) {
}
