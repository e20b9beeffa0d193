package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

/**
 * A drug alert in force says something else now, holds until another day or is for more.
 *
 * @param validUntil its last day
 */
@Told(since = "2026-11", about = "treatment.alert", leaves = true)
public record DrugAlertChanged(Envelope envelope, List<ListedCode> substances, List<ListedCode> audiences,
		LocalDate validUntil) implements BusEvent {
}
