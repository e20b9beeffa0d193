package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A piece of evidence. */
public record EvidenceId(UUID value) implements Identifier {
}
