package scot.adp.directory.parts;

import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;

/** Chooses a coming meeting of any group, found by what is typed of the group's name. */
public class MeetingField extends Choice<MeetingView> {

	/** Makes a field in which no meeting is chosen. */
	public MeetingField(String label, Groups groups) {
		super(label, MeetingField::code);
		var names = groups.names();
		setItemLabelGenerator(meeting -> getTranslation("meeting.of",
				names.getOrDefault(meeting.group(), meeting.group().value()), Dates.full(meeting.on())));
		setClearButtonVisible(true);
		search(query -> groups.comingMeetings(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
			.stream(),
				code -> groups.comingMeetings("", 0, Integer.MAX_VALUE)
					.stream()
					.filter(meeting -> code(meeting).equals(code))
					.findFirst());
	}

	private static String code(MeetingView meeting) {
		return meeting.group().value() + "/" + meeting.on();
	}

}
