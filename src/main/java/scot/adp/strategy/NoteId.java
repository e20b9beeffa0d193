package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** One note on an action. */
public record NoteId(UUID value) implements Identifier {
}
