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
 * Takes the person out of supplies when its time is over: key, reference and profile go,
 * and a count of kits stays.
 */
@Component
class SupplyRetention implements RetainedData {

	private static final String OF_NOBODY = """
			update treatment.supply set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null, home_area = null
			where id = any(array(%s))""";

	/** As few conditions as there are ways to tell of a person. */
	private static final String OF_A_PERSON = "(person is not null or own_ref is not null or age_band is not null)";

	private final JdbcClient jdbc;

	private final PersonRows rows;

	SupplyRetention(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.rows = new PersonRows(jdbc, "treatment.supply");
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.SUPPLIES;
	}

	/** A supply is closed on its day, whatever the trigger. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(OF_NOBODY.formatted("""
				select id from treatment.supply where happened_on <= :until and %s and unit <> all (:held)
				order by happened_on limit :limit""".formatted(OF_A_PERSON)))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	public int erase(Collection<PersonKey> people, Collection<UnitId> units) {
		return jdbc
			.sql(OF_NOBODY
				.formatted("select id from treatment.supply where person = any(:people) and unit = any(:units)"))
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
				select happened_on, kits, unit from treatment.supply where person = :person and person_space = :space
				    and unit = any(:units) order by happened_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Naloxone supplied on %s by %s: %d kits"
				.formatted(row.getObject("happened_on", LocalDate.class), row.getString("unit"), row.getInt("kits")))
			.list();
	}

}
