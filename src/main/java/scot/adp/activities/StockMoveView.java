package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceId;
import scot.adp.platform.UnitId;

/**
 * Something that was placed, returned or counted at an outlet.
 *
 * @param unit whose row it is
 * @param struckBecause why it counts no more, a code; null where it counts
 */
public record StockMoveView(ResourceStock.Id id, int version, PlaceId place, Resources.Id resource, UnitId unit,
		ResourceStock.Movement movement, int number, LocalDate happenedOn, @Nullable String struckBecause,
		String recordedByName, OffsetDateTime recordedAt) {

	/** As it is counted. */
	StockCount.Move move() {
		return new StockCount.Move(happenedOn, movement, number);
	}

}
