package scot.adp.treatment;

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
 * Takes the person out of waits when their time is over: key, reference and profile go,
 * and with them all that happened on single days. That a referral waited for so long
 * stays, since figures count it.
 */
@Component
class WaitRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from treatment.wait where id = any(array(%s))),
			facts as (delete from treatment.wait_fact f using gone g where f.wait = g.id)
			update treatment.wait w set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null, home_area = null
			from gone g where w.id = g.id""";

	private final JdbcClient jdbc;

	WaitRetention(JdbcClient jdbc) {
		super(jdbc, "treatment.wait");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.WAITS;
	}

	/** A wait is closed by treatment or without, whatever the trigger. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from treatment.wait where ended_on <= :until and own_ref is not null and unit <> all (:held)
				order by ended_on limit :limit"""))
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
				select received_on, started_on, closed_on, unit from treatment.wait where person = :person
				    and person_space = :space and unit = any(:units) order by received_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Referral received on %s by %s: %s".formatted(
					row.getObject("received_on", LocalDate.class), row.getString("unit"),
					(row.getObject("started_on", LocalDate.class) != null)
							? "treatment began on " + row.getObject("started_on", LocalDate.class)
							: (row.getObject("closed_on", LocalDate.class) != null)
									? "closed on " + row.getObject("closed_on", LocalDate.class) : "waiting"))
			.list();
	}

}
