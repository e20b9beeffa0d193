package scot.adp.identity;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody can be written to.
 *
 * @param email null where none is known
 */
public record AddressView(AccountId account, String name, @Nullable String email) {
}
