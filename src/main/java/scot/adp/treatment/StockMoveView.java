package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the kits of an outlet.
 *
 * @param kits how many; of a count, how many were found
 * @param expected how many a count should have found; null of anything else
 * @param reason why a count found another number; a code
 * @param outlet whose move it is
 * @param toOutlet where kits were moved to; null of anything else
 */
public record StockMoveView(Stock.MoveId id, Outlets.Id outlet, Stock.Kind kind, String route, int kits,
		@Nullable String batch, @Nullable LocalDate expiresOn, Outlets.@Nullable Id toOutlet,
		@Nullable Integer expected, @Nullable String reason, LocalDate happenedOn, OffsetDateTime recordedAt,
		String recordedBy) {
}
