package scot.adp.directory.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.AttendanceView;
import scot.adp.directory.AttendanceView.Attendee;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.directory.NewMeeting;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.MemberId;

/** Meetings and who came. */
@Controller
class MeetingController {

	private final Meetings meetings;

	private final Partners partners;

	MeetingController(Meetings meetings, Partners partners) {
		this.meetings = meetings;
		this.partners = partners;
	}

	@QueryMapping
	List<MeetingView> meetings(@Argument @Nullable GroupId group) {
		return meetings.meetings(group);
	}

	@MutationMapping
	List<MeetingView> addMeetings(@Argument AddInput input) {
		meetings.add(input.idempotencyKey(), input.group(), input.meetings());
		return meetings.meetings(input.group());
	}

	@MutationMapping
	MeetingView moveMeeting(@Argument MoveInput input) {
		meetings.move(input.idempotencyKey(), input.group(), input.on(), input.expectedVersion(), input.to(),
				input.papersDueOn());
		return found(input.group(), input.to());
	}

	@MutationMapping
	List<MeetingView> removeMeeting(@Argument RemoveInput input) {
		meetings.remove(input.idempotencyKey(), input.group(), input.on(), input.expectedVersion());
		return meetings.meetings(input.group());
	}

	@MutationMapping
	MeetingView recordAttendance(@Argument AttendanceInput input) {
		meetings.recordAttendance(input.idempotencyKey(), input.group(), input.on(), input.expectedVersion(),
				input.present(), input.apologies(), input.others());
		return found(input.group(), input.on());
	}

	@BatchMapping(typeName = "Attendee", field = "unit")
	Map<Attendee, UnitView> units(List<Attendee> attendees) {
		var found = partners.units(attendees.stream().map(Attendee::unit).toList());
		var units = new HashMap<Attendee, UnitView>();
		attendees.forEach(attendee -> {
			@Nullable UnitView unit = found.get(attendee.unit());
			if (unit != null) {
				units.put(attendee, unit);
			}
		});
		return units;
	}

	@BatchMapping(typeName = "Meeting", field = "attendance")
	Map<MeetingView, AttendanceView> attendance(List<MeetingView> of) {
		var found = meetings.attendance(of);
		return of.stream()
			.distinct()
			.collect(
					Collectors.toMap(Function.identity(), meeting -> found.getOrDefault(meeting, AttendanceView.NONE)));
	}

	private MeetingView found(GroupId group, LocalDate on) {
		return meetings.find(group, on).orElseThrow();
	}

	/** Meetings to add, as a client sends them. */
	record AddInput(String idempotencyKey, GroupId group, List<NewMeeting> meetings) {
	}

	/** A meeting to move. */
	record MoveInput(String idempotencyKey, GroupId group, LocalDate on, Integer expectedVersion, LocalDate to,
			@Nullable LocalDate papersDueOn) {
	}

	/** A meeting to call off. */
	record RemoveInput(String idempotencyKey, GroupId group, LocalDate on, Integer expectedVersion) {
	}

	/** Who came, as a client sends it. */
	record AttendanceInput(String idempotencyKey, GroupId group, LocalDate on, Integer expectedVersion,
			List<MemberId> present, List<MemberId> apologies, @Nullable String others) {
	}

}
