package scot.adp.identity;

import java.time.OffsetDateTime;

/** Somebody accepted a version of the rules of use. */
public record UseAcceptance(AccountId account, String version, OffsetDateTime acceptedAt) {
}
