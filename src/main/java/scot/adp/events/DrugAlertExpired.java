package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

/**
 * The last day of a drug alert is over.
 *
 * @param validUntil its last day
 */
@Told(since = "2026-11", about = "treatment.alert", leaves = true, heardFrom = Told.ELSEWHERE)
public record DrugAlertExpired(Envelope envelope, List<ListedCode> substances, List<ListedCode> audiences,
		LocalDate validUntil) implements BusEvent {
}
