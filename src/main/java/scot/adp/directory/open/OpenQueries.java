package scot.adp.directory.open;

import java.util.List;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.ServiceId;
import scot.adp.platform.Rows;

/** Reads by what it is known whether anything changed. */
@Component
class OpenQueries {

	private static final RowMapper<Stamp> STAMP = Rows.of(Stamp.class);

	private final JdbcClient jdbc;

	OpenQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Is another one once anything that is shown to everybody changed. It adds up all
	 * rows, since the latest moment alone would miss a change that is committed after a
	 * later one.
	 */
	String mark() {
		return jdbc.sql("""
				select concat_ws('-',
				    (select concat(count(*), '.', sum(extract(epoch from changed_at))) from directory.service),
				    (select concat(count(*), '.', sum(version)) from directory.place),
				    (select count(*) from directory.assurance),
				    (select concat(count(*), '.', sum(version)) from directory.entry_report))""")
			.query(String.class)
			.single();
	}

	/**
	 * What each service may be shown by, by name: another stamp once anything changed of
	 * it or of what it is shown with, whatever makes another {@link #mark}.
	 */
	List<Stamp> stamps() {
		return jdbc.sql("""
				select s.id, concat_ws('-', s.version, extract(epoch from s.changed_at), coalesce(p.versions, 0),
				    coalesce(a.said, 0), coalesce(r.versions, '')) as stamp
				from directory.service s
				left join (select w.service, sum(p.version) as versions from directory.service_at_place w
				    join directory.place p on p.id = w.place group by w.service) p on p.service = s.id
				left join (select service, count(*) as said from directory.assurance group by service) a
				    on a.service = s.id
				left join (select service, concat(count(*), '.', sum(version)) as versions from directory.entry_report
				    group by service) r on r.service = s.id
				where s.published_at is not null and not s.staff_only and not s.merged
				order by lower(s.name), s.id""").query(STAMP).list();
	}

	/** A service that may be shown, and by what it is known whether it changed. */
	record Stamp(ServiceId id, String stamp) {
	}

}
