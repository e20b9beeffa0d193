package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.database.Readings;

/** The groups that oversee the work, and their meetings. */
@Service
@Transactional(readOnly = true)
public class Groups {

	private final DirectoryQueries queries;

	private final Readings readings;

	private final Clock clock;

	Groups(DirectoryQueries queries, Readings readings, Clock clock) {
		this.queries = queries;
		this.readings = readings;
		this.clock = clock;
	}

	/** What groups are called, in their order. */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	public Map<GroupId, String> names() {
		return queries.groupNames();
	}

	/**
	 * All groups in their order, each with the meeting whose papers are due today or
	 * next, if one is.
	 */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	public List<NextPapers> nextPapers() {
		LocalDate today = LocalDate.now(clock);
		return readings.once(List.of("directory.next-papers", today), () -> queries.nextPapers(today));
	}

	/**
	 * Meetings from today on, the soonest first.
	 * @param text part of the group's name; empty for any
	 */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	public List<MeetingView> comingMeetings(String text, int offset, int limit) {
		return queries.comingMeetings(text, LocalDate.now(clock), offset, limit);
	}

	/** All groups with every meeting they ever had or will have. */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	public List<GroupView> groups() {
		return queries.groups();
	}

	/**
	 * A group and what it meets for next.
	 *
	 * @param reportsTo the group above it, or null
	 * @param meeting the next whose papers are not due yet; null where none is known
	 */
	public record NextPapers(GroupId group, String name, @Nullable GroupId reportsTo, @Nullable MeetingView meeting) {
	}

}
