package scot.adp.activities;

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
 * Takes the person out of sessions some years after the day on which they were last
 * there. The row stays as one of the heads, and so do attendances.
 */
@Component
class ParticipantRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			update activities.participant set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null
			where id = any(array(%s))""";

	private final JdbcClient jdbc;

	ParticipantRetention(JdbcClient jdbc) {
		super(jdbc, "activities.participant");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return Participants.DATA_SET;
	}

	/** All rows of a person are kept for as long as the last of them. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return (trigger != Trigger.LAST_ENTRY) ? 0 : jdbc.sql(takingOut("""
				select t.id from activities.participant t join activities.session s on s.id = t.session
				where t.person is not null and s.happened_on <= :until and t.unit <> all (:held)
				    and not exists (select from activities.participant o join activities.session os on os.id = o.session
				        where o.person = t.person and o.person_space = t.person_space and os.happened_on > :until)
				order by s.happened_on limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return OF_NOBODY.formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc.sql("""
				select s.happened_on, p.title, t.unit from activities.participant t
				join activities.session s on s.id = t.session join activities.programme p on p.id = s.programme
				where t.person = :person and t.person_space = :space and t.unit = any(:units)
				order by s.happened_on, t.id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Took part in %s on %s, recorded by %s".formatted(row.getString("title"),
					row.getObject("happened_on", LocalDate.class), row.getString("unit")))
			.list();
	}

}
