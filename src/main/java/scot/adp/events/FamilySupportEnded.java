package scot.adp.events;

import java.time.LocalDate;

/**
 * The support of a family ended. It tells of nobody.
 *
 * @param tier how intensively it was supported last, such as {@code UNIVERSAL}
 * @param on the last day
 * @param outcome how it ended, such as {@code PLANNED_COMPLETE}
 */
@Told(since = "2026-11", about = "families.support", heardFrom = { "referrals", "housing" })
public record FamilySupportEnded(Envelope envelope, ListedCode tier, LocalDate on,
		ListedCode outcome) implements BusEvent {
}
