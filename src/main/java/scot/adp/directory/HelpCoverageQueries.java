package scot.adp.directory;

import java.time.Instant;
import java.time.LocalDate;
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
	 * When services are not open for a reason, or nobody can say; and when those are open
	 * of which nobody knows any more whether they are right.
	 */
	List<NearRow> near(Collection<String> kinds, Collection<ServiceId> hidden, Instant from, Instant to) {
		return jdbc
			.sql("select w.service, w.at_place, p.area, w.state, w.reason, w.starts_at, w.ends_at " + AT_PLACES
					+ "and (w.state <> 'OPEN' or s.id = any(:hidden))")
			.param("kinds", kinds.toArray(String[]::new))
			.param("hidden", Rows.ids(hidden))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(NEAR)
			.list();
	}

	/** All that is told of one area. */
	List<NearRow> of(AreaCode area, Collection<String> kinds, Instant from, Instant to) {
		return jdbc
			.sql("select w.service, w.at_place, p.area, w.state, w.reason, w.starts_at, w.ends_at " + AT_PLACES
					+ "and p.area = :area")
			.param("area", area.value())
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

	record NearRow(ServiceId service, AtPlaceId atPlace, AreaCode area, OpenState state, @Nullable OpenReason reason,
			OffsetDateTime startsAt, OffsetDateTime endsAt) {
	}

}
