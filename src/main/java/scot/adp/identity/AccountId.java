package scot.adp.identity;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A human who can be given work or sign in. */
public record AccountId(UUID value) implements Identifier {
}
