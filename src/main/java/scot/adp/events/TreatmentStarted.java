package scot.adp.events;

import java.time.LocalDate;

/**
 * Treatment began for somebody who waited for it. The person of the envelope is told only
 * where an agreement in force lets it. Told again with a higher revision where the start
 * was put right; a wait that was withdrawn later tells nothing more.
 *
 * @param startedOn the day
 * @param treatmentType the first treatment, such as {@code OST}
 * @param substance what it is for, such as {@code ALCOHOL}
 */
@Told(since = "2026-11", about = "treatment.wait", heardFrom = "referrals")
public record TreatmentStarted(Envelope envelope, LocalDate startedOn, ListedCode treatmentType,
		ListedCode substance) implements BusEvent {
}
