package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

/**
 * A drug alert was withdrawn before its last day; whoever acted on it goes back.
 *
 * @param validUntil its last day
 */
@Told(since = "2026-11", about = "treatment.alert", leaves = true)
public record DrugAlertWithdrawn(Envelope envelope, List<ListedCode> substances, List<ListedCode> audiences,
		LocalDate validUntil) implements BusEvent {
}
