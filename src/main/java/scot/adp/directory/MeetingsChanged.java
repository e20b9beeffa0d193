package scot.adp.directory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import scot.adp.platform.Auditable;

/** Meetings of these groups were added, moved or removed. */
public record MeetingsChanged(List<GroupId> groups) implements Auditable {

	@Override
	public String operation() {
		return "directory.meeting.change";
	}

	@Override
	public String subject() {
		return "meetings";
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("groups", groups.stream().map(GroupId::value).collect(Collectors.joining(", ")));
	}

}
