package scot.adp.audit;

import java.time.OffsetDateTime;

/**
 * One row of the trail.
 *
 * @param actor the account's name to sign in with, or {@code system}
 * @param changes the fields that changed with their new codes, as JSON
 * @param reference joins it to the log
 */
public record AuditEntry(long id, OffsetDateTime at, String actor, String operation, String subject, String changes,
		String reference) {
}
