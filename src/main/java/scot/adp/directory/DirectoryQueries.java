package scot.adp.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/** Reads organisations, units, groups and meetings. */
@Component
class DirectoryQueries {

	private final JdbcClient jdbc;

	DirectoryQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All organisations with their units, the tree laid out depth first. */
	List<OrganisationView> organisations() {
		var organisations = jdbc
			.sql("select code, name, kind from directory.organisation where ended_on is null order by position")
			.query(Organisation.class)
			.list();
		var units = units(false).stream().collect(Collectors.groupingBy(UnitView::organisation));
		return organisations.stream()
			.map(it -> new OrganisationView(it.code(), it.name(), it.kind(), units.getOrDefault(it.code(), List.of())))
			.toList();
	}

	/** All units, with or without those that ended, the tree laid out depth first. */
	List<UnitView> units(boolean ended) {
		return jdbc.sql("""
				with recursive tree as (
				    select u.code, u.name, u.organisation, u.parent, 0 as depth, array[o.position, u.position] as path
				    from directory.unit u join directory.organisation o on o.code = u.organisation
				    where u.parent is null
				  union all
				    select u.code, u.name, u.organisation, u.parent, t.depth + 1, t.path || u.position
				    from directory.unit u join tree t on u.parent = t.code
				)
				select t.code, t.name, t.organisation, o.name as organisation_name, t.parent, t.depth,
				    coalesce((select array_agg(cast(s.name as text) order by s.position) from directory.service s
				              where s.unit = t.code and s.ended_on is null), '{}') as services
				from tree t join directory.organisation o on o.code = t.organisation
				where :ended or exists (select 1 from directory.unit u where u.code = t.code and u.ended_on is null)
				order by t.path""").param("ended", ended).query((row, number) -> {
			@Nullable String parent = row.getString("parent");
			return new UnitView(new UnitId(row.getString("code")), row.getString("name"),
					new OrganisationId(row.getString("organisation")), row.getString("organisation_name"),
					(parent != null) ? new UnitId(parent) : null, row.getInt("depth"),
					List.of((String[]) row.getArray("services").getArray()));
		}).list();
	}

	List<GroupView> groups() {
		Map<GroupId, List<MeetingView>> meetings = meetings();
		return jdbc.sql("""
				select code, name, reports_to, papers_due_working_days_before as days
				from directory.meeting_group where ended_on is null order by position""")
			.query(Group.class)
			.list()
			.stream()
			.map(it -> new GroupView(it.code(), it.name(), it.reportsTo(), it.days(),
					meetings.getOrDefault(it.code(), List.of())))
			.toList();
	}

	Map<GroupId, String> groupNames() {
		var names = new LinkedHashMap<GroupId, String>();
		jdbc.sql("select code, name from directory.meeting_group where ended_on is null order by position")
			.query(row -> {
				names.put(new GroupId(row.getString("code")), row.getString("name"));
			});
		return names;
	}

	List<Groups.NextPapers> nextPapers(LocalDate today) {
		return jdbc.sql("""
				select g.code as "group", g.name, g.reports_to, m.held_on as "on", m.papers_due_on, m.version
				from directory.meeting_group g left join lateral (
				    select * from directory.meeting x where x.group_code = g.code and x.papers_due_on >= :today
				    order by x.papers_due_on, x.held_on limit 1) m on true
				where g.ended_on is null order by g.position""").param("today", today).query((row, number) -> {
			@Nullable String reportsTo = row.getString("reports_to");
			return new Groups.NextPapers(new GroupId(row.getString("group")), row.getString("name"),
					(reportsTo != null) ? new GroupId(reportsTo) : null,
					(row.getObject("on") != null) ? meeting(row, number) : null);
		}).list();
	}

	List<MeetingView> comingMeetings(String text, LocalDate today, int offset, int limit) {
		return jdbc
			.sql("""
					select m.group_code as "group", m.held_on as "on", m.papers_due_on, m.version
					from directory.meeting m join directory.meeting_group g on g.code = m.group_code
					where m.held_on >= :today and g.ended_on is null and position(platform.search_form(:text) in platform.search_forms(g.name)) > 0
					order by m.held_on, g.position limit :limit offset :offset""")
			.param("today", today)
			.param("text", Blanks.strip(text))
			.param("limit", limit)
			.param("offset", offset)
			.query(DirectoryQueries::meeting)
			.list();
	}

	/** The days on which a group meets, and whether somebody wrote down who came. */
	Map<LocalDate, Boolean> held(GroupId group, LocalDate from, LocalDate to) {
		var held = new TreeMap<LocalDate, Boolean>();
		jdbc.sql("""
				select m.held_on, m.others_present is not null or exists (select from directory.attendance a
				    where a.group_code = m.group_code and a.held_on = m.held_on and a.present) as held
				from directory.meeting m where m.group_code = :group and m.held_on between :from and :to""")
			.param("group", group.value())
			.param("from", from)
			.param("to", to)
			.query(row -> {
				held.put(row.getObject("held_on", LocalDate.class), row.getBoolean("held"));
			});
		return held;
	}

	Map<GroupId, List<LocalDate>> paperDeadlines(Collection<GroupId> groups) {
		var found = new LinkedHashMap<GroupId, List<LocalDate>>();
		jdbc.sql("""
				select group_code as "group", held_on as "on", papers_due_on, version from directory.meeting
				where group_code = any(:groups) order by papers_due_on""")
			.param("groups", Rows.codes(groups))
			.query(DirectoryQueries::meeting)
			.list()
			.forEach(meeting -> found.computeIfAbsent(meeting.group(), key -> new ArrayList<>())
				.add(meeting.papersDueOn()));
		return found;
	}

	private Map<GroupId, List<MeetingView>> meetings() {
		return jdbc.sql("""
				select group_code as "group", held_on as "on", papers_due_on, version from directory.meeting
				order by held_on""")
			.query(DirectoryQueries::meeting)
			.list()
			.stream()
			.collect(Collectors.groupingBy(MeetingView::group));
	}

	/**
	 * Column by column, since all meetings are read for every page that names a group.
	 */
	private static MeetingView meeting(ResultSet row, int number) throws SQLException {
		return new MeetingView(new GroupId(row.getString("group")), row.getObject("on", LocalDate.class),
				row.getObject("papers_due_on", LocalDate.class), row.getInt("version"));
	}

	private record Organisation(OrganisationId code, String name, OrganisationKind kind) {
	}

	private record Group(GroupId code, String name, @Nullable GroupId reportsTo, int days) {
	}

}
