package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A request for help. */
public record HelpRequestId(UUID value) implements Identifier {
}
