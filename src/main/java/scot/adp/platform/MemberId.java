package scot.adp.platform;

import java.util.UUID;

/** A membership: one person in one post of one unit. */
public record MemberId(UUID value) implements Identifier {
}
