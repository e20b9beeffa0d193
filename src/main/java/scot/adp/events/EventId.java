package scot.adp.events;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** One event, by which whoever listens knows that it was handled. */
public record EventId(UUID value) implements Identifier {
}
