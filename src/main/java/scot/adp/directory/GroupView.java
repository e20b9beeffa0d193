package scot.adp.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A group and its meetings.
 *
 * @param papersDueWorkingDaysBefore how long before a meeting its papers are due, unless
 * the meeting says otherwise
 * @param meetings by date, past ones too
 */
public record GroupView(GroupId code, String name, @Nullable GroupId reportsTo, int papersDueWorkingDaysBefore,
		List<MeetingView> meetings) {
}
