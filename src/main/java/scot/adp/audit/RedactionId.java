package scot.adp.audit;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** Names a taking out of words. */
public record RedactionId(UUID value) implements Identifier {
}
