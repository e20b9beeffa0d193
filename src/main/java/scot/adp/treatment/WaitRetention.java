package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
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

	WaitRetention(JdbcClient jdbc) {
		this.jdbc = jdbc;
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
			.param("people", SupplyRetention.values(people))
			.param("units", Rows.codes(units))
			.update();
	}

	@Override
	public Set<PersonKey> kept(Collection<PersonKey> people) {
		return SupplyRetention.kept(jdbc, "treatment.wait", people);
	}

	@Override
	public Set<PersonKey> olderThan(SpaceCode space, int version, int limit) {
		return Set.copyOf(jdbc.sql("""
				select distinct person, key_version from treatment.wait
				where person_space = :space and key_version < :version limit :limit""")
			.param("space", space.value())
			.param("version", version)
			.param("limit", limit)
			.query((row, number) -> new PersonKey(space, row.getString("person"), row.getInt("key_version")))
			.list());
	}

	@Override
	public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
		return Set.copyOf(jdbc.sql("""
				select distinct person, person_space, key_version from treatment.wait
				where unit = :unit and own_ref = :reference and person is not null""")
			.param("unit", unit.value())
			.param("reference", reference.value())
			.query((row, number) -> new PersonKey(new SpaceCode(row.getString("person_space")), row.getString("person"),
					row.getInt("key_version")))
			.list());
	}

	@Override
	public Set<PersonKey> sameAs(Collection<PersonKey> people, Collection<UnitId> units) {
		return Set.copyOf(jdbc.sql("""
				select distinct o.person, o.person_space, o.key_version from treatment.wait s
				join treatment.wait o on o.unit = s.unit and o.own_ref = s.own_ref and o.person is not null
				where s.person = any(:people) and s.unit = any(:units)""")
			.param("people", SupplyRetention.values(people))
			.param("units", Rows.codes(units))
			.query((row, number) -> new PersonKey(new SpaceCode(row.getString("person_space")), row.getString("person"),
					row.getInt("key_version")))
			.list());
	}

	@Override
	public void replace(Map<PersonKey, PersonKey> newer) {
		SupplyRetention.replace(jdbc, "treatment.wait", newer);
	}

	@Override
	public Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
		var held = new HashMap<AgreementCode, Long>();
		jdbc.sql("""
				select agreement, count(*) as rows from treatment.wait where agreement = any(:agreements)
				    and unit = any(:units) group by agreement""")
			.param("units", Rows.codes(units))
			.param("agreements", Rows.codes(agreements))
			.query((row, number) -> held.put(new AgreementCode(row.getString("agreement")), row.getLong("rows")))
			.list();
		return held;
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
