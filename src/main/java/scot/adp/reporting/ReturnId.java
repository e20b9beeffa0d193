package scot.adp.reporting;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A return for one period. */
public record ReturnId(UUID value) implements Identifier {
}
