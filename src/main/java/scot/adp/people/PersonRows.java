package scot.adp.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.Rows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.UnitId;

/**
 * What a table knows of the persons that its rows are of, by the columns that all such
 * tables have: {@code person}, {@code person_space}, {@code key_version}, and where rows
 * are of a unit {@code unit}, {@code own_ref}, {@code agreement}.
 *
 * @param standing SQL for which rows were not taken back, of the table's own columns
 */
public record PersonRows(JdbcClient jdbc, String table, String standing) {

	private static final RowMapper<PersonKey> KEY = (row, number) -> new PersonKey(
			new SpaceCode(row.getString("person_space")), row.getString("person"), row.getInt("key_version"));

	/** Reads rows that were marked, from a unit and a day. */
	public static final RowMapper<Stopped> STOPPED = Rows.of(Stopped.class);

	/** Of a table whose rows all stand. */
	public PersonRows(JdbcClient jdbc, String table) {
		this(jdbc, table, "true");
	}

	/** Keys as a parameter of a statement. */
	public static String[] values(Collection<PersonKey> people) {
		return people.stream().map(PersonKey::value).toArray(String[]::new);
	}

	/** Of whom a row is that stands and tells of a person. */
	public Optional<PersonPanel.Whose> whose(UUID id) {
		return jdbc.sql("""
				select unit, own_ref, person, person_space, key_version from %s
				where id = :id and %s and (own_ref is not null or person is not null)""".formatted(table, standing))
			.param("id", id)
			.query((row, number) -> {
				@Nullable String reference = row.getString("own_ref");
				return new PersonPanel.Whose(new UnitId(row.getString("unit")),
						(reference != null) ? new OwnRef(reference) : null,
						(row.getString("person") != null) ? KEY.mapRow(row, number) : null);
			})
			.optional();
	}

	/** SQL for the ids of the rows of a person of a unit that stand. */
	public String ids() {
		return """
				select id from %s where unit = :unit and %s and (own_ref = any(:references) or person = any(:people))"""
			.formatted(table, standing);
	}

	/** Says of whom rows are asked by {@link #ids}. */
	public static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, PersonPanel.Whom whom) {
		return statement.param("unit", whom.unit().value())
			.param("references", whom.references().stream().map(OwnRef::value).toArray(String[]::new))
			.param("people", values(whom.keys()));
	}

	/**
	 * Marks the rows of somebody of which nothing is asked any more, by their column
	 * {@code stopped_on}.
	 * @param which SQL for the rows that go on, of the table's own columns
	 * @param day SQL for the first day that a row counts for
	 * @return the rows that were marked just now
	 */
	public List<Stopped> stop(PersonKey person, LocalDate on, String which, String day) {
		return stopped("cast(:on as date)", "stopped_on is null and %s and %s".formatted(standing, which), day, person)
			.param("on", on)
			.query(STOPPED)
			.list();
	}

	/** Takes these marks away again; the days are as above. */
	public List<Stopped> goOn(PersonKey person, String day) {
		return stopped("null", "stopped_on is not null", day, person).query(STOPPED).list();
	}

	private JdbcClient.StatementSpec stopped(String on, String which, String day, PersonKey person) {
		return jdbc
			.sql("""
					update %s set version = version + 1, stopped_on = %s
					where %s and person = :person and person_space = :space returning unit, %s as day"""
				.formatted(table, on, which, day))
			.param("person", person.value())
			.param("space", person.space().value());
	}

	/** Those of some keys that it has. */
	public Set<PersonKey> kept(Collection<PersonKey> people) {
		Set<String> there = Set
			.copyOf(jdbc.sql("select distinct person from %s where person = any(:people)".formatted(table))
				.param("people", values(people))
				.query(String.class)
				.list());
		return people.stream().filter(it -> there.contains(it.value())).collect(Collectors.toSet());
	}

	/** Some keys that were made by an older version than one. */
	public Set<PersonKey> olderThan(SpaceCode space, int version, int limit) {
		return Set.copyOf(jdbc.sql("""
				select distinct person, person_space, key_version from %s
				where person_space = :space and key_version < :version limit :limit""".formatted(table))
			.param("space", space.value())
			.param("version", version)
			.param("limit", limit)
			.query(KEY)
			.list());
	}

	/** Whom a unit calls by a reference of its own. */
	public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
		return Set.copyOf(jdbc.sql("""
				select distinct person, person_space, key_version from %s
				where unit = :unit and own_ref = :reference and person is not null""".formatted(table))
			.param("unit", unit.value())
			.param("reference", reference.value())
			.query(KEY)
			.list());
	}

	/** Who is called by the same reference of the same unit as some are. */
	public Set<PersonKey> sameAs(Collection<PersonKey> people, Collection<UnitId> units) {
		return Set.copyOf(jdbc.sql("""
				select distinct o.person, o.person_space, o.key_version from %1$s s
				join %1$s o on o.unit = s.unit and o.own_ref = s.own_ref and o.person is not null
				where s.person = any(:people) and s.unit = any(:units)""".formatted(table))
			.param("people", values(people))
			.param("units", Rows.codes(units))
			.query(KEY)
			.list());
	}

	/** Puts newer keys in the place of older ones. */
	public void replace(Map<PersonKey, PersonKey> newer) {
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

	/** How many rows units keep under agreements. */
	public Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
		var held = new HashMap<AgreementCode, Long>();
		jdbc.sql("""
				select agreement, count(*) as rows from %s where agreement = any(:agreements)
				    and unit = any(:units) group by agreement""".formatted(table))
			.param("units", Rows.codes(units))
			.param("agreements", Rows.codes(agreements))
			.query((row, number) -> held.put(new AgreementCode(row.getString("agreement")), row.getLong("rows")))
			.list();
		return held;
	}

	/**
	 * A row of which nothing is asked any more, or something again.
	 *
	 * @param day the first day that it counts for
	 */
	public record Stopped(UnitId unit, LocalDate day) {

		/** The first day of each unit of which something counts otherwise. */
		public static Map<UnitId, LocalDate> since(Collection<Stopped> rows) {
			return rows.stream()
				.collect(Collectors.toMap(Stopped::unit, Stopped::day,
						(one, other) -> one.isBefore(other) ? one : other));
		}

	}

}
