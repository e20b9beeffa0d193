package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A session of a programme was held and counts.
 *
 * @param programme what it is a session of
 * @param kind what that is, such as {@code OUTREACH}
 * @param place where; null where it was nowhere in particular
 * @param on the day
 * @param actions the actions that it is done for
 */
@Told(since = "2026-11", about = "activities.session", leaves = true, heardFrom = "workforce")
public record SessionHeld(Envelope envelope, RecordId programme, ListedCode kind, @Nullable RecordId place,
		LocalDate on, List<ActionCode> actions) implements BusEvent {

	public SessionHeld {
		actions = List.copyOf(actions);
	}

}
