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
import scot.adp.people.PersonRows;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Forgets who was ever supplied, ten years on or with the person's death. It is a key and
 * a quarter, kept apart from supplies because the reach of the programme counts people
 * for longer.
 */
@Component
class FirstSupplyRetention implements RetainedData {

	static final DataSet FIRST_SUPPLIES = new DataSet("treatment.first-supplies");

	private static final String SUPPLIED = """
			exists (select from treatment.supply s where s.person = f.person and s.person_space = f.person_space
			    and s.unit %s)""";

	/** By nobody that still tells of the person, or by some of the units. */
	private static final String OWN = "(%s or not %s)".formatted(SUPPLIED.formatted("= any (:units)"),
			SUPPLIED.formatted("<> all (:units)"));

	private final JdbcClient jdbc;

	private final PersonRows rows;

	FirstSupplyRetention(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.rows = new PersonRows(jdbc, "treatment.first_supply");
	}

	@Override
	public DataSet dataSet() {
		return FIRST_SUPPLIES;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return !held.isEmpty() ? 0
				: jdbc
					.sql("""
							delete from treatment.first_supply where ctid = any(array(
							    select ctid from treatment.first_supply where quarter + interval '3 months' - interval '1 day' <= :until
							    order by quarter limit :limit))""")
					.param("until", until)
					.param("limit", limit)
					.update();
	}

	@Override
	public int erase(Collection<PersonKey> people, Collection<UnitId> units) {
		return jdbc
			.sql("delete from treatment.first_supply f where person = any(:people) and not "
					+ SUPPLIED.formatted("<> all (:units)"))
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

	/** Without a reference nothing here is of a unit. */
	@Override
	public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
		return Set.of();
	}

	@Override
	public void replace(Map<PersonKey, PersonKey> newer) {
		rows.replace(newer);
	}

	@Override
	public Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
		return Map.of();
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc
			.sql("select quarter from treatment.first_supply f where person = :person and person_space = :space and "
					+ OWN)
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "First supplied with naloxone in the quarter from %s"
				.formatted(row.getObject("quarter", LocalDate.class)))
			.list();
	}

}
