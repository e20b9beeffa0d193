package scot.adp.events;

/** What was learned from reviews of drug deaths is asked about no more. */
@Told(since = "2026-11", about = "governance.learning", leaves = true)
public record LearningWithdrawn(Envelope envelope) implements BusEvent {
}
