package scot.adp.events;

import java.time.LocalDate;

/**
 * A unit began to support a family. It tells of nobody: whoever works with the family
 * asks the unit of the envelope.
 *
 * @param tier how intensively, such as {@code INTENSIVE}
 * @param on the day of the first support
 */
@Told(since = "2026-11", about = "families.support", heardFrom = { "referrals", "housing" })
public record FamilySupportStarted(Envelope envelope, ListedCode tier, LocalDate on) implements BusEvent {
}
