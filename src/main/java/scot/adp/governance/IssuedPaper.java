package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;

/**
 * An issued paper in short.
 *
 * @param by the name and post of who issued it
 * @param reason why it was issued again; null for the first
 * @param exceptions how many actions it lists
 */
public record IssuedPaper(Papers.Id id, GroupId group, LocalDate on, int number, OffsetDateTime at, String by,
		@Nullable String reason, int exceptions) {
}
