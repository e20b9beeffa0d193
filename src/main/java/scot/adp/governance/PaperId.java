package scot.adp.governance;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** One issue of a paper. */
public record PaperId(UUID value) implements Identifier {
}
