package scot.adp.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is left to do after somebody was invited.
 *
 * @param temporaryPassword to be handed over by phone or in person and changed at the
 * first sign-in; told this once; null where none is needed
 * @param mailed whether the sign-in service sent a mail
 */
public record Invitation(AccountId account, @Nullable String temporaryPassword, boolean mailed) {
}
