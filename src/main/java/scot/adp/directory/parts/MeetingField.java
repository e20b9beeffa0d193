package scot.adp.directory.parts;

import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;

/** Chooses a coming meeting of any group, found by what is typed of the group's name. */
public class MeetingField extends Choice<MeetingView> {

	/** Makes a field in which no meeting is chosen. */
	public MeetingField(String label, Groups groups) {
		super(label, meeting -> meeting.group().value() + "/" + meeting.on());
		var names = groups.names();
		setItemLabelGenerator(meeting -> getTranslation("meeting.of",
				names.getOrDefault(meeting.group(), meeting.group().value()), Dates.full(meeting.on())));
		setClearButtonVisible(true);
		setItems(query -> groups.comingMeetings(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
			.stream());
	}

}
