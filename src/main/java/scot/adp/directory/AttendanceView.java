package scot.adp.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;

/**
 * Who came to a meeting.
 *
 * @param others roles or organisations of others who were there
 */
public record AttendanceView(List<Attendee> present, List<Attendee> apologies, @Nullable String others) {

	/** Nothing recorded yet. */
	public static final AttendanceView NONE = new AttendanceView(List.of(), List.of(), null);

	/**
	 * Somebody who came or sent apologies. The support team sees who; others see the post
	 * alone.
	 *
	 * @param member null where the caller may not see who it is
	 * @param name null there too
	 */
	public record Attendee(@Nullable MemberId member, @Nullable String name, String post, UnitId unit) {
	}

}
