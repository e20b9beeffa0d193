package scot.adp.strategy;

import java.time.OffsetDateTime;

import scot.adp.platform.UnitId;

/**
 * A note beside the owner's words, for those who may read it.
 *
 * @param unit whose note it is
 * @param writtenBy the name and post of who wrote it
 */
public record NoteView(Notes.Id id, ActionId action, Notes.Layer layer, UnitId unit, String words, String writtenBy,
		OffsetDateTime writtenAt) {
}
