package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

/**
 * A resource, such as a leaflet, is to be looked at again: its day has come, or an alert
 * names its substance.
 *
 * @param topics what it is about
 * @param on since when
 */
@Told(since = "2026-11", about = "activities.resource", leaves = true, heardFrom = Told.ELSEWHERE)
public record ResourceDue(Envelope envelope, List<ListedCode> topics, LocalDate on) implements BusEvent {

	public ResourceDue {
		topics = List.copyOf(topics);
	}

}
