package scot.adp.identity;

/** Whoever is signed in with the account is to be sent out. */
public record AccountClosed(AccountId account) {
}
