package scot.adp.governance.ui;

import java.time.LocalDate;

import com.vaadin.flow.router.BeforeEnterEvent;
import scot.adp.directory.GroupId;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Days;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.strategy.AsAt;

/**
 * Addresses of meetings and what belongs to them; within {@link AsAt} pages that can keep
 * the day.
 */
final class Links {

	private Links() {
	}

	static String meeting(GroupId group, LocalDate on) {
		return AsAtBar.link("meetings/%s/%s".formatted(group.value(), on), AsAt.day());
	}

	static String changes(GroupId group, LocalDate on) {
		return "meetings/%s/%s/changes".formatted(group.value(), on);
	}

	static String walk(GroupId group, LocalDate on) {
		return "meetings/%s/%s/walk".formatted(group.value(), on);
	}

	static String boardLines(GroupId group, LocalDate on) {
		return "board-lines/%s/%s".formatted(group.value(), on);
	}

	static String paper(GroupId group, LocalDate on) {
		return "papers/%s/%s".formatted(group.value(), on);
	}

	/**
	 * The meeting that an address names.
	 * @throws Problem where it can be none
	 */
	static Meeting meeting(BeforeEnterEvent event) {
		String group = event.getRouteParameters().get("group").orElseThrow();
		String on = event.getRouteParameters().get("on").orElseThrow();
		LocalDate day = Days.read(on).orElseThrow(why -> Problem.notFound("meeting", group + " " + on));
		try {
			return new Meeting(new GroupId(group), day);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("meeting", group + " " + on);
		}
	}

	/** A meeting as an address names it. */
	record Meeting(GroupId group, LocalDate on) {
	}

}
