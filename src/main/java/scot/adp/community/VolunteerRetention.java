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
 * Takes the person out of what they did as a volunteer some years after its last entry;
 * role and hours stay as counts.
 */
@Component
class VolunteerRetention extends RetainedTable {

	private final JdbcClient jdbc;

	VolunteerRetention(JdbcClient jdbc) {
		super(jdbc, "community.volunteer");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.VOLUNTEERS;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from community.volunteer where last_entry_on <= :until
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
				update community.volunteer set own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null, pvg_expires_on = null, supervision_due = null
				where id = any(array(%s))""".formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc.sql("""
				select v.from_on, v.role, v.unit from community.volunteer v where v.person = :person
				    and v.person_space = :space and v.unit = any(:units) order by v.from_on, v.id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Volunteer (%s) from %s on at %s, with days and hours"
				.formatted(row.getString("role"), row.getObject("from_on", LocalDate.class), row.getString("unit")))
			.list();
	}

}
