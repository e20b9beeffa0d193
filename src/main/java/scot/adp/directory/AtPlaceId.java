package scot.adp.directory;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A service at one of its places. */
public record AtPlaceId(UUID value) implements Identifier {
}
