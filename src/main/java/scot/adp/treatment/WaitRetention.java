package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.people.AgreementCode;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Takes the person out of waits when their time is over: key, reference and profile go,
 * and with them all that happened on single days. That a referral waited for so long
 * stays, since figures count it.
 */
@Component
class WaitRetention implements RetainedData {

	private static final String OF_NOBODY = """
			with gone as (select id from treatment.wait where id = any(array(%s))),
			facts as (delete from treatment.wait_fact f using gone g where f.wait = g.id)
			update treatment.wait w set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null, home_area = null
			from gone g where w.id = g.id""";

	private final JdbcClient jdbc;

	private final PersonRows rows;

	WaitRetention(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.rows = new PersonRows(jdbc, "treatment.wait");
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.WAITS;
	}

	/** A wait is closed by treatment or without, whatever the trigger. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(OF_NOBODY.formatted("""
				select id from treatment.wait where ended_on <= :until and own_ref is not null and unit <> all (:held)
				order by ended_on limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	public int erase(Collection<PersonKey> people, Collection<UnitId> units) {
		return jdbc
			.sql(OF_NOBODY
				.formatted("select id from treatment.wait where person = any(:people) and unit = any(:units)"))
			.param("people", PersonRows.values(people))
			.param("units", Rows.codes(units))
			.update();
	}

	@Override
	public Set<PersonKey> kept(Collection<PersonKey> people) {
		return rows.kept(people);
	}

	@Override
	public Set<PersonKey> olderThan(SpaceCode space, int version, int limit) {
		return rows.olderThan(space, version, limit);
	}

	@Override
	public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
		return rows.keysOf(unit, reference);
	}

	@Override
	public Set<PersonKey> sameAs(Collection<PersonKey> people, Collection<UnitId> units) {
		return rows.sameAs(people, units);
	}

	@Override
	public void replace(Map<PersonKey, PersonKey> newer) {
		rows.replace(newer);
	}

	@Override
	public Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
		return rows.heldUnder(agreements, units);
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
