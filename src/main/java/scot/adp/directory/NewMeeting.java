package scot.adp.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A meeting to be added.
 *
 * @param papersDueOn the last day on which an update reaches its papers, or null to count
 * it back from the meeting as the group does
 */
public record NewMeeting(LocalDate on, @Nullable LocalDate papersDueOn) {
}
