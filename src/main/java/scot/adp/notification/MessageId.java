package scot.adp.notification;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A message to a person. */
public record MessageId(UUID value) implements Identifier {
}
