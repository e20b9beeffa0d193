package scot.adp.activities;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How often somebody was there.
 *
 * @param ownRef what the service calls the person; null where all was told by a CHI
 * number, which is not kept
 * @param sessions at how many sessions
 * @param first the day of the first of these
 * @param last the day of the last
 */
public record TookPart(@Nullable String ownRef, int sessions, LocalDate first, LocalDate last) {
}
