package scot.adp.identity;

import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** One of a caller's memberships that hold today. */
public record Membership(MemberId id, String post, UnitId unit, Role role) {
}
