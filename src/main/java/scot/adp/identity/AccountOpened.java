package scot.adp.identity;

/** The account lets its owner sign in again. */
public record AccountOpened(AccountId account) {
}
