package scot.adp.directory;

import java.time.LocalDate;
import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * A coming meeting of a group was called off. Published within the transaction, so that
 * who keeps something for the meeting can refuse with a {@code Problem}.
 */
public record MeetingRemoved(GroupId group, LocalDate on) implements Auditable {

	@Override
	public String operation() {
		return Meetings.CHANGE;
	}

	@Override
	public String subject() {
		return Meetings.subject(group, on);
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("removed", "true");
	}

}
