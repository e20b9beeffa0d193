package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

/**
 * A drug alert was issued to its audiences.
 *
 * @param validUntil its last day
 */
@Told(since = "2026-11", about = "treatment.alert", leaves = true)
public record DrugAlertIssued(Envelope envelope, List<ListedCode> substances, List<ListedCode> audiences,
		LocalDate validUntil) implements BusEvent {
}
