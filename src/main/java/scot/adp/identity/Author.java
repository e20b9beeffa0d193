package scot.adp.identity;

import java.time.OffsetDateTime;

import scot.adp.platform.MemberId;

/**
 * Who writes, as a record keeps it.
 *
 * @param as the membership that opened the operation
 * @param words name and post of that membership, such as {@code Anna Reid, Service lead}
 * @param at the moment of the change
 */
public record Author(AccountId account, MemberId as, String words, OffsetDateTime at) {
}
