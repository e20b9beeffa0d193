package scot.adp.documents;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A kept file. */
public record DocumentId(UUID value) implements Identifier {
}
