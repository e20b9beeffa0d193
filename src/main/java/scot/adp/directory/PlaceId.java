package scot.adp.directory;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** Where things happen. */
public record PlaceId(UUID value) implements Identifier {
}
