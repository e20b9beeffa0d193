package scot.adp.events;

import java.time.LocalDate;

/**
 * Kits of naloxone were handed over. The person of the envelope is told of somebody at
 * risk alone, and only where an agreement in force lets it. A supply that is put right is
 * told again; one that is withdrawn later tells nothing more.
 *
 * @param outlet where
 * @param recipient who it was for, such as {@code AT_RISK}
 * @param happenedOn the day
 */
@Told(since = "2026-11", about = "treatment.supply", heardFrom = "referrals")
public record NaloxoneSupplied(Envelope envelope, RecordId outlet, ListedCode recipient,
		LocalDate happenedOn) implements BusEvent {
}
