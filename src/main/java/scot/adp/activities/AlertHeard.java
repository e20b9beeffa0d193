package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import scot.adp.events.RecordId;

/**
 * A drug alert as it was heard of.
 *
 * @param substances codes of the list of substances
 * @param validUntil its last day
 */
public record AlertHeard(RecordId alert, List<String> substances, LocalDate validUntil, OffsetDateTime heardAt) {
}
