package scot.adp.directory.graphql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
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
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

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
	List<MeetingView> meetings(@Argument @Nullable String group) {
		return meetings.meetings((group != null) ? group(group) : null);
	}

	@MutationMapping
	List<MeetingView> addMeetings(@Argument AddInput input) {
		GroupId group = group(input.group());
		meetings.add(input.idempotencyKey(), group,
				input.meetings().stream().map(it -> new NewMeeting(it.on(), it.papersDueOn())).toList());
		return meetings.meetings(group);
	}

	@MutationMapping
	MeetingView moveMeeting(@Argument MoveInput input) {
		GroupId group = group(input.group());
		meetings.move(input.idempotencyKey(), group, input.on(), input.expectedVersion(), input.to(),
				input.papersDueOn());
		return found(group, input.to());
	}

	@MutationMapping
	List<MeetingView> removeMeeting(@Argument RemoveInput input) {
		GroupId group = group(input.group());
		meetings.remove(input.idempotencyKey(), group, input.on(), input.expectedVersion());
		return meetings.meetings(group);
	}

	@MutationMapping
	MeetingView recordAttendance(@Argument AttendanceInput input) {
		GroupId group = group(input.group());
		meetings.recordAttendance(input.idempotencyKey(), group, input.on(), input.expectedVersion(),
				members("present", input.present()), members("apologies", input.apologies()), input.others());
		return found(group, input.on());
	}

	@SchemaMapping(typeName = "Meeting", field = "group")
	String groupOf(MeetingView meeting) {
		return meeting.group().value();
	}

	@SchemaMapping(typeName = "Attendee", field = "member")
	@Nullable String attendeeId(Attendee attendee) {
		@Nullable MemberId member = attendee.member();
		return (member != null) ? NodeSource.globalId("Member", member.value()) : null;
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

	private static GroupId group(String code) {
		try {
			return new GroupId(code);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("group", code);
		}
	}

	private static List<MemberId> members(String path, List<String> ids) {
		try {
			return ids.stream()
				.map(id -> new MemberId(UUID.fromString((id.length() == 36) ? id
						: new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8).replaceFirst("^Member:",
								""))))
				.toList();
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid(path, "One of these is no id of a member; use those that a query gave you.");
		}
	}

	/** Meetings to add, as a client sends them. */
	record AddInput(String idempotencyKey, String group, List<DayInput> meetings) {
	}

	/** A meeting to add. */
	record DayInput(LocalDate on, @Nullable LocalDate papersDueOn) {
	}

	/** A meeting to move. */
	record MoveInput(String idempotencyKey, String group, LocalDate on, int expectedVersion, LocalDate to,
			@Nullable LocalDate papersDueOn) {
	}

	/** A meeting to call off. */
	record RemoveInput(String idempotencyKey, String group, LocalDate on, int expectedVersion) {
	}

	/** Who came, as a client sends it. */
	record AttendanceInput(String idempotencyKey, String group, LocalDate on, int expectedVersion, List<String> present,
			List<String> apologies, @Nullable String others) {
	}

}
