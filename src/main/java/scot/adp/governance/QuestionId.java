package scot.adp.governance;

import java.util.UUID;

import scot.adp.platform.Identifier;

/** A question to an action's owner. */
public record QuestionId(UUID value) implements Identifier {
}
