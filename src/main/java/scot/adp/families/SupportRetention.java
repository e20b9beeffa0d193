package scot.adp.families;

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
 * Takes the family out of its support when its time is over: reference and key go, those
 * of who belonged to it too, and the days of contacts and reviews. That a family was
 * supported from when to when stays, since figures count it.
 */
@Component
class SupportRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from families.support where id = any(array(%s))),
			members as (update families.member m set own_ref = null, person = null, person_space = null,
			    key_version = null, agreement = null from gone g where m.support = g.id),
			facts as (delete from families.fact f using gone g
			    where f.support = g.id and f.kind in ('CONTACTED', 'REVIEWED'))
			update families.support s set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, area = null, last_contact_on = null, last_review_on = null
			from gone g where s.id = g.id""";

	private final JdbcClient jdbc;

	SupportRetention(JdbcClient jdbc) {
		super(jdbc, "families.support");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.SUPPORT;
	}

	/** Its time runs from its end, or later for the sake of its youngest child. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc
			.sql(takingOut(
					"""
							select id from families.support where kept_from <= :until and own_ref is not null and unit <> all (:held)
							order by kept_from limit :limit"""))
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
				select began_on, ended_on, unit from families.support where person = :person
				    and person_space = :space and unit = any(:units) order by began_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Family supported by %s from %s %s".formatted(row.getString("unit"),
					row.getObject("began_on", LocalDate.class),
					(row.getObject("ended_on", LocalDate.class) != null)
							? "to " + row.getObject("ended_on", LocalDate.class) : "on"))
			.list();
	}

}
