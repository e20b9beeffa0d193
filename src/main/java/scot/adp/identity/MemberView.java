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
 */
public record MemberView(MemberId id, AccountId account, String name, String post, UnitId unit, Role role,
		LocalDate from, @Nullable LocalDate to) {
}
