package scot.adp.directory.open;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The week of an area, on one sheet.
 *
 * @param days those on which something is open, from today
 * @param phoneFirst what is to be rung first, A to Z
 * @param anywhere what nobody has to go to, A to Z
 */
public record WeekPage(String area, String code, String from, List<Day> days, List<Line> phoneFirst,
		List<Line> anywhere, String address) {

	/** A day and what is open. */
	public record Day(String name, List<Line> lines) {
	}

	/** One thing that is open. */
	public record Line(String time, String name, String where, @Nullable String phone) {
	}

}
