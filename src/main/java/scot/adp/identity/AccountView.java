package scot.adp.identity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in, or could.
 *
 * @param machine whether it is a program of a partner
 * @param invitedAt when they were last invited, or null
 * @param lastSignInAt when they last signed in, or null
 * @param closedOn since when the account is closed, or null
 * @param version to send back with a change
 * @param memberships those that hold today or later
 */
public record AccountView(AccountId id, String name, @Nullable String email, boolean machine, AccountState state,
		@Nullable OffsetDateTime invitedAt, @Nullable OffsetDateTime lastSignInAt, @Nullable LocalDate closedOn,
		@Nullable ClosedBecause closedBecause, int version, List<MemberView> memberships) {
}
