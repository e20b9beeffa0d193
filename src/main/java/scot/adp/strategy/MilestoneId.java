package scot.adp.strategy;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** One milestone of an action. */
public record MilestoneId(UUID value) implements Identifier {
}
