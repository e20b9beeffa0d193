package scot.adp.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Nobody was in touch with somebody in time after they left a place where they stayed. It
 * is told of people of 16 or over alone, and tells of nobody: whoever works with them
 * asks the unit of the envelope.
 *
 * @param dueOn the last day on which somebody was to be in touch
 * @param stay the stay that they left, where its service told of it
 */
@Told(since = "2026-11", about = "families.aftercare")
public record AftercareMissed(Envelope envelope, LocalDate dueOn, @Nullable RecordId stay) implements BusEvent {
}
