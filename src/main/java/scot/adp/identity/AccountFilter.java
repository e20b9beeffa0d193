package scot.adp.identity;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list.
 *
 * @param text part of a name, a post or an e-mail address, or null for any
 */
public record AccountFilter(@Nullable String text, @Nullable AccountState state) {
}
