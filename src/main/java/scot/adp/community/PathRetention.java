package scot.adp.community;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.people.RetainedTable;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Takes the person out of a way into work some years after its last entry: key, reference
 * and what they told of their own experience go, and the facts stay as counts.
 */
@Component
class PathRetention extends RetainedTable {

	private final JdbcClient jdbc;

	PathRetention(JdbcClient jdbc) {
		super(jdbc, "community.work_path");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.PATHS;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from community.work_path where last_entry_on <= :until
				    and (person is not null or own_ref is not null) and unit <> all (:held)
				order by last_entry_on limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return """
				update community.work_path set own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null, lived_experience = null
				where id = any(array(%s))""".formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc
			.sql("""
					select p.registered_on, p.unit, (select count(*) from community.work_fact f where f.path = p.id) as facts
					from community.work_path p where p.person = :person and p.person_space = :space
					    and p.unit = any(:units) order by p.registered_on, p.id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "The way into work, registered on %s by %s: %d activities, jobs and checks"
				.formatted(row.getObject("registered_on", LocalDate.class), row.getString("unit"), row.getInt("facts")))
			.list();
	}

}
