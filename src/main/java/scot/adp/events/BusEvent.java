package scot.adp.events;

/**
 * An event of the bus. Implementations are records of this package, named by a past
 * participle; they are kept as JSON until everybody who listens has handled them, so once
 * released their name stays and they only gain components that may be null.
 */
public interface BusEvent {

	/** What every event says. */
	Envelope envelope();

}
