package scot.adp.identity;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Which members to list; null parts do not narrow the list.
 *
 * @param text words of the name or post; for the support team, of the e-mail address too
 * @param unit the unit, those below it included
 */
public record MemberFilter(@Nullable String text, @Nullable UnitId unit) {
}
