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
 * Takes whoever was followed out of their aftercare when its time is over: reference and
 * key go, and the single days of checks. When they left and what was reached stays, since
 * figures count it.
 */
@Component
class AftercareRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from families.aftercare where id = any(array(%s))),
			checks as (delete from families.aftercare_check c using gone g where c.aftercare = g.id),
			heard as (delete from families.aftercare_heard h using gone g where h.aftercare = g.id)
			update families.aftercare a set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null from gone g where a.id = g.id""";

	private final JdbcClient jdbc;

	AftercareRetention(JdbcClient jdbc) {
		super(jdbc, "families.aftercare");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.AFTERCARE;
	}

	/** Its time runs from its end, or later for the sake of somebody young. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from families.aftercare where kept_from <= :until and own_ref is not null
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
		return jdbc
			.sql("""
					select coalesce(exit_on, expected_on) as on_day, stay, unit from families.aftercare where person = :person
					    and person_space = :space and unit = any(:units) order by 1, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Aftercare by %s after a stay (%s) until %s".formatted(row.getString("unit"),
					row.getString("stay"), row.getObject("on_day", LocalDate.class)))
			.list();
	}

}
