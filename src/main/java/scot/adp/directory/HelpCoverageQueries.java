package scot.adp.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;

/**
 * Reads what coverage is counted from: what is open area by area, however many services
 * there are, and what would be open but for a reason.
 */
@Component
class HelpCoverageQueries {

	private static final RowMapper<OpenRow> OPEN = Rows.of(OpenRow.class);

	private static final RowMapper<OnlineRow> ONLINE = Rows.of(OnlineRow.class);

	private static final RowMapper<MissedRow> MISSED = Rows.of(MissedRow.class);

	private static final RowMapper<NearRow> NEAR = Rows.of(NearRow.class);

	private static final String PUBLISHED = """
			s.state = 'PUBLISHED' and s.published_at is not null and not s.staff_only and not s.merged
			    and s.kinds && cast(:kinds as text[])
			""";

	/** What somebody can go to, and may know that it is there. */
	private static final String TOLD = """
			p.masking <> 'NONE_SHOWN' and p.closed_on is null and p.kind not in ('ONLINE', 'HOME_VISITS')
			""";

	private static final String MEETS = "w.ends_at > :from and w.starts_at < :to\n";

	private static final String AT_PLACES = """
			from directory.opening_window w join directory.service s on s.id = w.service
			join directory.service_at_place a on a.id = w.at_place join directory.place p on p.id = a.place
			where\s""" + PUBLISHED + "and " + TOLD + "and " + MEETS;

	private final JdbcClient jdbc;

	HelpCoverageQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Is another one once anything changed that coverage is counted from. */
	String mark() {
		return jdbc.sql("""
				select concat_ws('-',
				    (select concat(count(*), '.', sum(extract(epoch from changed_at))) from directory.service),
				    (select concat(count(*), '.', sum(version)) from directory.place),
				    (select count(*) from directory.assurance), (select count(*) from directory.assurance_asked))""")
			.query(String.class)
			.single();
	}

	/** Services of which nobody said after a day that they are right. */
	List<ServiceId> unsaid(Collection<String> kinds, LocalDate since) {
		return jdbc.sql("select s.id from directory.service s where " + PUBLISHED + """
				and not exists (select from directory.assurance a where a.service = s.id and a.assured_on > :since)""")
			.param("kinds", kinds.toArray(String[]::new))
			.param("since", since)
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.list();
	}

	/** When something is open in each area, but for some services; the same time once. */
	List<OpenRow> open(Collection<String> kinds, Collection<ServiceId> but, Instant from, Instant to) {
		return jdbc
			.sql("select distinct p.area, w.starts_at, w.ends_at " + AT_PLACES
					+ "and w.state = 'OPEN' and s.id <> all(:but)")
			.param("kinds", kinds.toArray(String[]::new))
			.param("but", Rows.ids(but))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(OPEN)
			.list();
	}

	/**
	 * When something is not open in some areas for a reason, or nobody can say, with each
	 * of its rows of hours, its own or those of its service; and when that is open of
	 * which nobody knows any more whether it is right. What is alike is told once.
	 */
	List<MissedRow> missed(Collection<AreaCode> areas, Collection<String> kinds, Collection<ServiceId> hidden,
			Instant from, Instant to) {
		return jdbc
			.sql("""
					with near as (select w.service, w.at_place, p.area, w.state, w.reason, w.starts_at, w.ends_at\s"""
					+ AT_PLACES
					+ """
							        and (w.state <> 'OPEN' or s.id = any(:hidden)) and p.area = any(:areas)),
							own as (select distinct at_place from directory.schedule where at_place is not null)
							select distinct n.area, n.state, n.reason, n.starts_at, n.ends_at, h.by_day, h.opens, h.closes
							from near n left join own on own.at_place = n.at_place
							left join directory.schedule h on n.state <> 'OPEN' and h.service = n.service
							    and h.at_place is not distinct from own.at_place""")
			.param("areas", Rows.codes(areas))
			.param("kinds", kinds.toArray(String[]::new))
			.param("hidden", Rows.ids(hidden))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(MISSED)
			.list();
	}

	/** All that is told of some areas. */
	List<NearRow> of(Collection<AreaCode> areas, Collection<String> kinds, Instant from, Instant to) {
		return jdbc
			.sql("select w.service, w.at_place, p.area, w.state, w.reason, w.starts_at, w.ends_at " + AT_PLACES
					+ "and p.area = any(:areas)")
			.param("areas", Rows.codes(areas))
			.param("kinds", kinds.toArray(String[]::new))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(NEAR)
			.list();
	}

	/** When something is open that nobody can go to: it has no place but such as that. */
	List<OnlineRow> online(Collection<String> kinds, Collection<ServiceId> but, Instant from, Instant to) {
		return jdbc.sql("""
				select distinct s.id as service, s.areas, w.starts_at, w.ends_at
				from directory.opening_window w join directory.service s on s.id = w.service
				where\s""" + PUBLISHED + "and " + MEETS + """
				and w.state = 'OPEN' and s.id <> all(:but)
				    and not exists (select from directory.service_at_place a join directory.place p on p.id = a.place
				        where a.service = s.id and p.kind not in ('ONLINE', 'HOME_VISITS'))""")
			.param("kinds", kinds.toArray(String[]::new))
			.param("but", Rows.ids(but))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(ONLINE)
			.list();
	}

	record OpenRow(AreaCode area, OffsetDateTime startsAt, OffsetDateTime endsAt) {
	}

	record OnlineRow(ServiceId service, List<AreaCode> areas, OffsetDateTime startsAt, OffsetDateTime endsAt) {
	}

	/**
	 * Of hours that are not open.
	 *
	 * @param byDay the days of a row of hours; null, as its times, where there is none
	 */
	record MissedRow(AreaCode area, OpenState state, @Nullable OpenReason reason, OffsetDateTime startsAt,
			OffsetDateTime endsAt, @Nullable List<String> byDay, @Nullable LocalTime opens,
			@Nullable LocalTime closes) {

		/** Its row of hours; null where it has none. */
		CoverageCount.@Nullable Usual usual() {
			return (byDay != null && opens != null && closes != null) ? new CoverageCount.Usual(
					byDay.stream().map(it -> Schedule.ByDay.of(it).day()).toList(), opens, closes) : null;
		}

	}

	record NearRow(ServiceId service, AtPlaceId atPlace, AreaCode area, OpenState state, @Nullable OpenReason reason,
			OffsetDateTime startsAt, OffsetDateTime endsAt) {
	}

}
