package scot.adp.notification;

import scot.adp.identity.AccountId;

/** A message to put into the outbox. */
public record NewMessage(AccountId to, MessageKind kind, String subject, String body) {
}
