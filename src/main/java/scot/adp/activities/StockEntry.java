package scot.adp.activities;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceId;
import scot.adp.platform.UnitId;

/**
 * What was placed, returned or counted at an outlet, as it is sent.
 *
 * @param unit who did it; null for the unit whose resource it is, or for the only one
 * that the caller records for
 */
public record StockEntry(@Nullable PlaceId place, Resources.@Nullable Id resource,
		ResourceStock.@Nullable Movement movement, @Nullable Integer number, @Nullable LocalDate on,
		@Nullable UnitId unit) {
}
