package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A conflict between a plan's file and what was changed here. */
public record PlanConflictId(UUID value) implements Identifier {
}
