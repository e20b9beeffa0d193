package scot.adp.events;

/**
 * A sharing agreement is over: nobody is told by it any more who a record is about.
 *
 * @param agreement by its space
 */
@Told(about = "people.agreement", since = "2026-11", leaves = true, heardFrom = Told.ELSEWHERE)
public record AgreementEnded(Envelope envelope, SpaceCode agreement) implements BusEvent {
}
