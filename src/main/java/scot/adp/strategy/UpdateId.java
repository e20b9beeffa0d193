package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** One update on an action. */
public record UpdateId(UUID value) implements Identifier {
}
