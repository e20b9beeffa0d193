package scot.adp.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.MemberId;
import scot.adp.platform.Rows;

/** Reads and writes meetings that pages make, and who came. */
@Component
class MeetingStore {

	private static final String COLUMNS = """
			select group_code as "group", held_on as "on", papers_due_on, version from directory.meeting
			""";

	private final JdbcClient jdbc;

	MeetingStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Meetings by day, of one group or of all that there are. */
	List<MeetingView> meetings(@Nullable GroupId group) {
		return jdbc.sql(COLUMNS + """
				where group_code in (select code from directory.meeting_group where ended_on is null)
				    and (cast(:group as text) is null or group_code = :group)
				order by held_on, group_code""")
			.param("group", (group != null) ? group.value() : null)
			.query(MeetingView.class)
			.list();
	}

	Optional<MeetingView> find(GroupId group, LocalDate on) {
		return find(group, on, "");
	}

	/** The meeting, kept from others until the change is done. */
	Optional<MeetingView> locked(GroupId group, LocalDate on) {
		return find(group, on, " for update");
	}

	private Optional<MeetingView> find(GroupId group, LocalDate on, String lock) {
		return jdbc.sql(COLUMNS + "where group_code = :group and held_on = :on" + lock)
			.param("group", group.value())
			.param("on", on)
			.query(MeetingView.class)
			.optional();
	}

	/** How many working days before a meeting of a group its papers are due. */
	Optional<Integer> noticeOf(GroupId group) {
		return jdbc.sql("""
				select papers_due_working_days_before from directory.meeting_group
				where code = :group and ended_on is null""")
			.param("group", group.value())
			.query(Integer.class)
			.optional();
	}

	/** What a group is called; its code where there is no such group. */
	String nameOf(GroupId group) {
		return jdbc.sql("select name from directory.meeting_group where code = :group")
			.param("group", group.value())
			.query(String.class)
			.optional()
			.orElse(group.value());
	}

	/** Adds a meeting; false where the group meets on that day already. */
	boolean add(GroupId group, LocalDate on, LocalDate papersDueOn) {
		jdbc.sql("delete from directory.meeting_struck where group_code = :group and held_on = :on")
			.param("group", group.value())
			.param("on", on)
			.update();
		return jdbc.sql("""
				insert into directory.meeting (group_code, held_on, papers_due_on, source)
				values (:group, :on, :papersDueOn, 'PAGE') on conflict do nothing""")
			.param("group", group.value())
			.param("on", on)
			.param("papersDueOn", papersDueOn)
			.update() == 1;
	}

	void move(GroupId group, LocalDate from, LocalDate to, LocalDate papersDueOn) {
		if (!from.equals(to)) {
			strike(group, from);
		}
		jdbc.sql("""
				update directory.meeting set held_on = :to, papers_due_on = :papersDueOn, source = 'PAGE',
				    sample = false, version = version + 1 where group_code = :group and held_on = :from""")
			.param("group", group.value())
			.param("from", from)
			.param("to", to)
			.param("papersDueOn", papersDueOn)
			.update();
	}

	void remove(GroupId group, LocalDate on) {
		strike(group, on);
		jdbc.sql("delete from directory.meeting where group_code = :group and held_on = :on")
			.param("group", group.value())
			.param("on", on)
			.update();
	}

	/** Remembers that the file, where it lists the day, is not to bring it back. */
	private void strike(GroupId group, LocalDate on) {
		jdbc.sql("""
				insert into directory.meeting_struck (group_code, held_on)
				select group_code, held_on from directory.meeting
				where group_code = :group and held_on = :on and source = 'FILE' and not sample
				on conflict do nothing""").param("group", group.value()).param("on", on).update();
	}

	void attend(GroupId group, LocalDate on, Collection<MemberId> present, Collection<MemberId> apologies,
			@Nullable String others) {
		jdbc.sql("delete from directory.attendance where group_code = :group and held_on = :on")
			.param("group", group.value())
			.param("on", on)
			.update();
		jdbc.sql("""
				insert into directory.attendance (group_code, held_on, member, present)
				select :group, :on, member, member = any(cast(:present as uuid[]))
				from unnest(cast(:all as uuid[])) as given (member)""")
			.param("group", group.value())
			.param("on", on)
			.param("present", texts(present))
			.param("all", texts(Stream.of(present, apologies).flatMap(Collection::stream).toList()))
			.update();
		jdbc.sql("""
				update directory.meeting set others_present = :others, version = version + 1
				where group_code = :group and held_on = :on""")
			.param("group", group.value())
			.param("on", on)
			.param("others", others)
			.update();
	}

	/** Who came to meetings; a meeting of which nothing is recorded is left out. */
	Map<Key, List<Row>> attendance(List<GroupId> groups, List<LocalDate> days) {
		var found = new LinkedHashMap<Key, List<Row>>();
		jdbc.sql("""
				select m.group_code, m.held_on, m.others_present, a.member, a.present
				from directory.meeting m
				join unnest(cast(:groups as text[]), cast(:days as date[])) as wanted (group_code, held_on)
				    on wanted.group_code = m.group_code and wanted.held_on = m.held_on
				left join directory.attendance a on a.group_code = m.group_code and a.held_on = m.held_on
				where a.member is not null or m.others_present is not null""")
			.param("groups", Rows.codes(groups))
			.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
			.query(row -> {
				@Nullable UUID member = row.getObject("member", UUID.class);
				found
					.computeIfAbsent(new Key(new GroupId(row.getString("group_code")),
							row.getObject("held_on", LocalDate.class)), key -> new ArrayList<>())
					.add(new Row((member != null) ? new MemberId(member) : null, row.getBoolean("present"),
							row.getString("others_present")));
			});
		return found;
	}

	/** What is written down of one meeting; nothing where nothing is. */
	List<Row> attendance(GroupId group, LocalDate on) {
		return attendance(List.of(group), List.of(on)).getOrDefault(new Key(group, on), List.of());
	}

	private static String[] texts(Collection<MemberId> members) {
		return members.stream().map(it -> it.value().toString()).distinct().toArray(String[]::new);
	}

	/** A meeting's name. */
	record Key(GroupId group, LocalDate on) {
	}

	/**
	 * Somebody at a meeting; without a member where only others came.
	 */
	record Row(@Nullable MemberId member, boolean present, @Nullable String others) {
	}

}
