package scot.adp.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * The paper deadlines, for rules that run without a caller. It tells dates alone.
 */
@Component
public class MeetingCalendar {

	private final DirectoryQueries queries;

	MeetingCalendar(DirectoryQueries queries) {
		this.queries = queries;
	}

	/** The groups that there are. */
	public Set<GroupId> groups() {
		return queries.groupNames().keySet();
	}

	/**
	 * The paper deadlines of groups, past ones too, by date; a group without any is left
	 * out.
	 */
	public Map<GroupId, List<LocalDate>> paperDeadlines(Collection<GroupId> groups) {
		return queries.paperDeadlines(groups);
	}

	/**
	 * The days from one to another on which a group meets or met, and of each whether
	 * somebody wrote down who came.
	 */
	public Map<LocalDate, Boolean> held(GroupId group, LocalDate from, LocalDate to) {
		return queries.held(group, from, to);
	}

}
