package scot.adp.exchange;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** An import in the register. */
public record ImportId(UUID value) implements Identifier {
}
