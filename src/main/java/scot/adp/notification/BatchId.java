package scot.adp.notification;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** Messages that were put into the outbox together. */
public record BatchId(UUID value) implements Identifier {
}
