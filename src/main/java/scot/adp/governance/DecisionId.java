package scot.adp.governance;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** Something a group was asked to decide, or decided. */
public record DecisionId(UUID value) implements Identifier {
}
