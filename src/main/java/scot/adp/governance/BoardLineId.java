package scot.adp.governance;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** One wording of a board line. */
public record BoardLineId(UUID value) implements Identifier {
}
