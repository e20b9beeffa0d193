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
 * Takes whoever was on a CRAFT course out of it when its time is over: reference and key
 * go, and each thing that was told. When it began and what came of it stays, since
 * figures count it.
 */
@Component
class CraftRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from families.craft_course where id = any(array(%s))),
			facts as (delete from families.craft_fact f using gone g where f.course = g.id)
			update families.craft_course c set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null from gone g where c.id = g.id""";

	private final JdbcClient jdbc;

	CraftRetention(JdbcClient jdbc) {
		super(jdbc, "families.craft_course");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.CRAFT;
	}

	/**
	 * Its time runs from the last day of what was told, or from when entering treatment
	 * counts no more.
	 */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from families.craft_course where kept_from <= :until and own_ref is not null
				    and unit <> all (:held) order by kept_from limit :limit"""))
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
				select start_on, sessions, unit from families.craft_course where person = :person
				    and person_space = :space and unit = any(:units) order by start_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "CRAFT course at %s from %s, %d sessions".formatted(row.getString("unit"),
					row.getObject("start_on", LocalDate.class), row.getInt("sessions")))
			.list();
	}

}
