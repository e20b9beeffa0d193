package scot.adp.feedback;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A problem that somebody reported. */
public record ReportId(UUID value) implements Identifier {
}
