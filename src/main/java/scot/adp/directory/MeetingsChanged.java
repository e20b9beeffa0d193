package scot.adp.directory;

import java.util.List;

/** Meetings of these groups were added, moved or removed. */
public record MeetingsChanged(List<GroupId> groups) {
}
