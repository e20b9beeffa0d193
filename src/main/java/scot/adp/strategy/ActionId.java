package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** An action of a plan, whatever the plan's version. */
public record ActionId(UUID value) implements Identifier {
}
