package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AttendanceView.Attendee;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** The groups' meetings: when they are, and who came. */
@Service
@Transactional
public class Meetings {

	/** The most characters of a text. */
	public static final int TEXT_LIMIT = 500;

	/** The most meetings that are added at once. */
	public static final int AT_ONCE = 60;

	static final String CHANGE = "directory.meeting.change";

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private final MeetingStore queries;

	private final Members members;

	private final CurrentCaller caller;

	private final WorkingDays workingDays;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Meetings(MeetingStore queries, Members members, CurrentCaller caller, WorkingDays workingDays, Recording recording,
			ApplicationEventPublisher events, Clock clock) {
		this.queries = queries;
		this.members = members;
		this.caller = caller;
		this.workingDays = workingDays;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/** All meetings by day, past ones too; of one group or, for null, of all. */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<MeetingView> meetings(@Nullable GroupId group) {
		return queries.meetings(group);
	}

	/** The meeting of a group on a day; empty where it has none. */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<MeetingView> find(GroupId group, LocalDate on) {
		return queries.find(group, on);
	}

	/**
	 * Adds coming or past meetings of a group, all or none.
	 * @throws Problem where there is no such group, it meets on one of the days already,
	 * or papers would be due after a meeting
	 */
	@Allowed(operation = CHANGE, roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void add(String idempotencyKey, GroupId group, List<NewMeeting> meetings) {
		recording.once(idempotencyKey, List.of(group, meetings), author -> {
			int notice = queries.noticeOf(group).orElseThrow(() -> Problem.notFound("group", group.value()));
			new Problem.Faults().when(meetings.isEmpty(), "meetings", "Give at least one day.")
				.when(meetings.size() > AT_ONCE, "meetings", "Add at most %d meetings at once.".formatted(AT_ONCE))
				.raise();
			var faults = new Problem.Faults();
			var taken = new TreeSet<LocalDate>();
			for (NewMeeting meeting : meetings) {
				LocalDate papersDueOn = papersDueOn(meeting.on(), meeting.papersDueOn(), notice);
				checkDays(faults, meeting.on(), papersDueOn);
				if (!papersDueOn.isAfter(meeting.on()) && !queries.add(group, meeting.on(), papersDueOn)) {
					taken.add(meeting.on());
				}
			}
			taken.forEach(on -> faults.when(true, "on", already(group, on)));
			faults.raise();
			recording.tell("meetings of " + group.value(),
					Map.of("on", meetings.stream().map(it -> it.on().toString()).collect(Collectors.joining(", "))));
			events.publishEvent(new MeetingsChanged(List.of(group)));
		});
	}

	/**
	 * Moves a coming meeting, or changes when its papers are due.
	 * @param papersDueOn null to count it back from the new day as the group does
	 * @throws Problem where it was held already, the group meets on the new day, or
	 * somebody changed it meanwhile
	 */
	@Allowed(operation = CHANGE, roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void move(String idempotencyKey, GroupId group, LocalDate from, int expectedVersion, LocalDate to,
			@Nullable LocalDate papersDueOn) {
		recording.once(idempotencyKey, Arrays.asList(group, from, expectedVersion, to, papersDueOn), author -> {
			MeetingView meeting = expected(group, from, expectedVersion);
			int notice = queries.noticeOf(group).orElseThrow(() -> Problem.notFound("group", group.value()));
			LocalDate due = papersDueOn(to, papersDueOn, notice);
			var faults = coming(from).when(to.isBefore(today()), "to", "Choose today or a later day.")
				.when(!to.equals(from) && queries.find(group, to).isPresent(), "to", already(group, to));
			checkDays(faults, to, due);
			faults.raise();
			if (from.equals(to) && due.equals(meeting.papersDueOn())) {
				return;
			}
			queries.move(group, from, to, due);
			if (from.equals(to)) {
				recording.tell(subject(group, from), Map.of("papersDueOn", due.toString()));
			}
			else {
				events.publishEvent(new MeetingMoved(group, from, to));
			}
			events.publishEvent(new MeetingsChanged(List.of(group)));
		});
	}

	/**
	 * Calls a coming meeting off.
	 * @throws Problem where it was held already, something is kept for it, or somebody
	 * changed it meanwhile
	 */
	@Allowed(operation = CHANGE, roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void remove(String idempotencyKey, GroupId group, LocalDate on, int expectedVersion) {
		recording.once(idempotencyKey, List.of(group, on, expectedVersion), author -> {
			expected(group, on, expectedVersion);
			coming(on).raise();
			queries.remove(group, on);
			events.publishEvent(new MeetingRemoved(group, on));
			events.publishEvent(new MeetingsChanged(List.of(group)));
		});
	}

	/**
	 * Who came to meetings; a meeting of which nothing is recorded is left out. Names are
	 * for the support team, others see posts.
	 */
	@Allowed(operation = "directory.attendance.read", to = Audience.PEOPLE)
	@Transactional(readOnly = true)
	public Map<MeetingView, AttendanceView> attendance(Collection<MeetingView> of) {
		var meetings = List.copyOf(of);
		var rows = queries.attendance(meetings.stream().map(MeetingView::group).toList(),
				meetings.stream().map(MeetingView::on).toList());
		Map<MemberId, MemberView> people = members.byIds(rows.values()
			.stream()
			.flatMap(List::stream)
			.map(MeetingStore.Row::member)
			.filter(Objects::nonNull)
			.toList());
		boolean named = caller.get().supportTeam();
		var found = new HashMap<MeetingView, AttendanceView>();
		for (MeetingView meeting : meetings) {
			var own = rows.get(new MeetingStore.Key(meeting.group(), meeting.on()));
			if (own != null) {
				found.put(meeting, new AttendanceView(attendees(own, true, people, named),
						attendees(own, false, people, named), own.getFirst().others()));
			}
		}
		return found;
	}

	/**
	 * Writes down who came to a meeting, in place of what was written before.
	 * @param others roles or organisations of others who were there, without names
	 * @throws Problem where a member is unknown or named twice, somebody is said to have
	 * come before the day, or somebody changed it meanwhile
	 */
	@Allowed(operation = "directory.attendance.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void recordAttendance(String idempotencyKey, GroupId group, LocalDate on, int expectedVersion,
			List<MemberId> present, List<MemberId> apologies, @Nullable String others) {
		var input = Arrays.asList(group, on, expectedVersion, present, apologies, others);
		recording.once(idempotencyKey, input, author -> {
			expected(group, on, expectedVersion);
			Set<MemberId> known = members.byIds(Stream.concat(present.stream(), apologies.stream()).toList()).keySet();
			var both = new HashSet<>(present);
			both.retainAll(apologies);
			new Problem.Faults()
				.when(on.isAfter(today()) && !present.isEmpty(), "present",
						"The meeting is still to come; apologies can be noted, who came later.")
				.when(!known.containsAll(present), "present", "Choose members of the partnership.")
				.when(!known.containsAll(apologies), "apologies", "Choose members of the partnership.")
				.when(!both.isEmpty(), "apologies", "Somebody cannot be there and send apologies; choose one.")
				.text(others, TEXT_LIMIT, "others")
				.raise();
			@Nullable String said = Blanks.stripped(others);
			if (Set.copyOf(queries.attendance(group, on)).equals(rows(present, apologies, said))) {
				return;
			}
			queries.attend(group, on, present, apologies, said);
			recording.tell(subject(group, on), Map.of("present", String.valueOf(present.size()), "apologies",
					String.valueOf(apologies.size()), "others", Auditable.CHANGED));
		});
	}

	private String already(GroupId group, LocalDate on) {
		return "%s meets on %s already.".formatted(queries.nameOf(group), DAY.format(on));
	}

	/** How the audit trail names a meeting. */
	static String subject(GroupId group, LocalDate on) {
		return "meeting %s %s".formatted(group.value(), on);
	}

	private static List<Attendee> attendees(List<MeetingStore.Row> rows, boolean present,
			Map<MemberId, MemberView> people, boolean named) {
		return rows.stream()
			.filter(row -> row.present() == present && row.member() != null)
			.map(row -> people.get(row.member()))
			.filter(Objects::nonNull)
			.sorted(Comparator.comparing(MemberView::post).thenComparing(MemberView::name))
			.map(member -> new Attendee(named ? member.id() : null, named ? member.name() : null, member.post(),
					member.unit()))
			.toList();
	}

	private static Set<MeetingStore.Row> rows(List<MemberId> present, List<MemberId> apologies,
			@Nullable String others) {
		var rows = new HashSet<MeetingStore.Row>();
		present.forEach(member -> rows.add(new MeetingStore.Row(member, true, others)));
		apologies.forEach(member -> rows.add(new MeetingStore.Row(member, false, others)));
		if (rows.isEmpty() && others != null) {
			rows.add(new MeetingStore.Row(null, false, others));
		}
		return rows;
	}

	private LocalDate papersDueOn(LocalDate on, @Nullable LocalDate given, int notice) {
		return (given != null) ? given : workingDays.before(on, notice);
	}

	private void checkDays(Problem.Faults faults, LocalDate on, LocalDate papersDueOn) {
		faults
			.when(papersDueOn.isAfter(on), "papersDueOn",
					"Papers are due on the day of the meeting at the latest; %s is after %s.".formatted(papersDueOn,
							on))
			.when(on.isAfter(today().plusYears(5)) || on.isBefore(today().minusYears(5)), "on",
					"%s is more than five years away; check the year.".formatted(on));
	}

	private Problem.Faults coming(LocalDate on) {
		return new Problem.Faults().when(on.isBefore(today()), "on",
				"The meeting of %s was held; its record stays as it is.".formatted(on));
	}

	private MeetingView expected(GroupId group, LocalDate on, int expectedVersion) {
		MeetingView meeting = queries.locked(group, on)
			.orElseThrow(() -> Problem.notFound("meeting", "%s %s".formatted(group.value(), on)));
		Problem.unlessSeen(expectedVersion, meeting.version(), "this meeting");
		return meeting;
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
