package scot.adp.identity;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * A membership as others see it.
 *
 * @param to the last day, or null where none is set
 * @param awayUntil the last day on which the person is away, or null where they are not;
 * until then their deputies have the work
 * @param version to send back with a change
 */
public record MemberView(MemberId id, AccountId account, String name, String post, UnitId unit, Role role,
		LocalDate from, @Nullable LocalDate to, @Nullable LocalDate awayUntil, int version) {
}
