package scot.adp.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * What every event says.
 *
 * @param eventId its own id; the same in every delivery
 * @param record the record that it is about
 * @param revision counts the changes of that record from 1; who listens and has applied a
 * higher one leaves a lower one alone
 * @param unit whose record it is; null where it is the partnership's
 * @param schema which form of its payload it has, from 1
 * @param person who it is about, in the space of an agreement; null for nobody, and where
 * no agreement in force names the purpose
 */
public record Envelope(EventId eventId, RecordId record, int revision, Instant occurredAt, @Nullable UnitId unit,
		int schema, @Nullable PersonKey person) {
}
