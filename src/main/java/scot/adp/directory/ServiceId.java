package scot.adp.directory;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A service that people can come to. */
public record ServiceId(UUID value) implements Identifier {
}
