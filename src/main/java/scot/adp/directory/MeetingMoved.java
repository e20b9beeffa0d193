package scot.adp.directory;

import java.time.LocalDate;
import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * A coming meeting of a group moved to another day. Published within the transaction of
 * the move, so that what was prepared for it can be taken along.
 */
public record MeetingMoved(GroupId group, LocalDate from, LocalDate to) implements Auditable {

	@Override
	public String operation() {
		return Meetings.CHANGE;
	}

	@Override
	public String subject() {
		return Meetings.subject(group, from);
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("on", to.toString());
	}

}
