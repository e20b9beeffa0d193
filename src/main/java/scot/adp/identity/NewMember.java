package scot.adp.identity;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Role;

/**
 * A membership to be added. The e-mail address tells people apart: who is known by it
 * gets a further membership.
 *
 * @param unit the unit's code, or its name where no other unit has it
 * @param from the first day; null for today
 */
public record NewMember(String name, String post, String unit, String email, Role role, @Nullable LocalDate from) {
}
