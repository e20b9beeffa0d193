package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

	SupplyRetention(JdbcClient jdbc) {
		this.jdbc = jdbc;
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
			.param("people", values(people))
			.param("units", Rows.codes(units))
			.update();
	}

	@Override
	public Set<PersonKey> kept(Collection<PersonKey> people) {
		return kept(jdbc, "treatment.supply", people);
	}

	@Override
	public Set<PersonKey> olderThan(SpaceCode space, int version, int limit) {
		return Set.copyOf(jdbc.sql("""
				select distinct person, key_version from treatment.supply
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
				select distinct person, person_space, key_version from treatment.supply
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
				select distinct o.person, o.person_space, o.key_version from treatment.supply s
				join treatment.supply o on o.unit = s.unit and o.own_ref = s.own_ref and o.person is not null
				where s.person = any(:people) and s.unit = any(:units)""")
			.param("people", values(people))
			.param("units", Rows.codes(units))
			.query((row, number) -> new PersonKey(new SpaceCode(row.getString("person_space")), row.getString("person"),
					row.getInt("key_version")))
			.list());
	}

	@Override
	public void replace(Map<PersonKey, PersonKey> newer) {
		replace(jdbc, "treatment.supply", newer);
	}

	@Override
	public Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
		var held = new HashMap<AgreementCode, Long>();
		jdbc.sql("""
				select agreement, count(*) as rows from treatment.supply where agreement = any(:agreements)
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
				select happened_on, kits, unit from treatment.supply where person = :person and person_space = :space
				    and unit = any(:units) order by happened_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Naloxone supplied on %s by %s: %d kits"
				.formatted(row.getObject("happened_on", LocalDate.class), row.getString("unit"), row.getInt("kits")))
			.list();
	}

	static String[] values(Collection<PersonKey> people) {
		return people.stream().map(PersonKey::value).toArray(String[]::new);
	}

	/** Those of some keys that a table has. */
	static Set<PersonKey> kept(JdbcClient jdbc, String table, Collection<PersonKey> people) {
		Set<String> there = Set
			.copyOf(jdbc.sql("select distinct person from %s where person = any(:people)".formatted(table))
				.param("people", values(people))
				.query(String.class)
				.list());
		return people.stream().filter(it -> there.contains(it.value())).collect(Collectors.toSet());
	}

	/** Puts newer keys in a table in the place of older ones. */
	static void replace(JdbcClient jdbc, String table, Map<PersonKey, PersonKey> newer) {
		if (newer.isEmpty()) {
			return;
		}
		var pairs = List.copyOf(newer.entrySet());
		jdbc.sql("""
				update %s t set person = n.newer, key_version = n.version
				from unnest(cast(:older as text[]), cast(:spaces as text[]), cast(:newer as text[]),
				    cast(:versions as int[])) as n (older, space, newer, version)
				where t.person = n.older and t.person_space = n.space""".formatted(table))
			.param("older", pairs.stream().map(pair -> pair.getKey().value()).toArray(String[]::new))
			.param("spaces", pairs.stream().map(pair -> pair.getKey().space().value()).toArray(String[]::new))
			.param("newer", pairs.stream().map(pair -> pair.getValue().value()).toArray(String[]::new))
			.param("versions", pairs.stream().map(pair -> pair.getValue().keyVersion()).toArray(Integer[]::new))
			.update();
	}

}
