package scot.adp.events;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** The record that an event is about, whatever its kind. */
public record RecordId(UUID value) implements Identifier {
}
