package scot.adp.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * That a unit learned of somebody's death, without whose.
 *
 * @param takenBackAt when it turned out to be wrong, or null
 */
public record PersonEndingView(Endings.Id id, UnitId unit, LocalDate learnedOn, String recordedBy,
		OffsetDateTime recordedAt, @Nullable OffsetDateTime takenBackAt) {
}
