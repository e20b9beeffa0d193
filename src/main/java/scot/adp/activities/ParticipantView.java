package scot.adp.activities;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Somebody who is told apart at a session.
 *
 * @param ownRef what the service calls the person; null where it was told by a CHI
 * number, which is not kept, or where nothing is told of the person
 * @param toldApart whether there is a key; without one it is a head of whom nothing is
 * told
 * @param recordedBy who, with the post
 */
public record ParticipantView(Participants.Id id, Sessions.Id session, UnitId unit, @Nullable String ownRef,
		boolean toldApart, String recordedBy, OffsetDateTime recordedAt) {
}
