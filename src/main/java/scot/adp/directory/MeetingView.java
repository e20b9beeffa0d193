package scot.adp.directory;

import java.time.LocalDate;

/**
 * A meeting of a group.
 *
 * @param papersDueOn the last day on which an update reaches its papers
 * @param version to send back with a change
 */
public record MeetingView(GroupId group, LocalDate on, LocalDate papersDueOn, int version) {
}
