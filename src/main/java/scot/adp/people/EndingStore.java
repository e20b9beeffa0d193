package scot.adp.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps that people died, by their keys. */
@Component
class EndingStore {

	private static final String SELECT = """
			select id, unit, learned_on, recorded_by_name as recorded_by, recorded_at, taken_back_at from people.ending
			""";

	private final JdbcClient jdbc;

	EndingStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps it.
	 * @return each key by the id of the record that events about it name
	 */
	Map<UUID, PersonKey> add(Endings.Id id, UnitId unit, LocalDate learnedOn, List<PersonKey> keys, Author author) {
		jdbc.sql("""
				insert into people.ending (id, version, unit, learned_on, recorded_by, recorded_by_name, recorded_at)
				values (:id, 1, :unit, :learnedOn, :by, :byName, :at)""")
			.param("id", id.value())
			.param("unit", unit.value())
			.param("learnedOn", learnedOn)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		var told = new LinkedHashMap<UUID, PersonKey>();
		for (PersonKey key : keys) {
			var record = UUID.randomUUID();
			jdbc.sql("""
					insert into people.ending_key (id, ending, space, value, key_version)
					values (:id, :ending, :space, :value, :version)""")
				.param("id", record)
				.param("ending", id.value())
				.param("space", key.space().value())
				.param("value", key.value())
				.param("version", key.keyVersion())
				.update();
			told.put(record, key);
		}
		return told;
	}

	boolean takeBack(Endings.Id id, Endings.Mistake reason, Author author) {
		return jdbc.sql("""
				update people.ending set version = version + 1, taken_back_at = :at, taken_back_by_name = :byName,
				    taken_back_reason = :reason where id = :id and taken_back_at is null""")
			.param("at", author.at())
			.param("byName", author.words())
			.param("reason", reason.name())
			.param("id", id.value())
			.update() == 1;
	}

	Map<UUID, PersonKey> keys(Endings.Id id) {
		var keys = new LinkedHashMap<UUID, PersonKey>();
		jdbc.sql("select id, space, value, key_version from people.ending_key where ending = :id order by space")
			.param("id", id.value())
			.query(row -> {
				keys.put(row.getObject("id", UUID.class), new PersonKey(new SpaceCode(row.getString("space")),
						row.getString("value"), row.getInt("key_version")));
			});
		return keys;
	}

	/** Forgets whom it was about. */
	void forget(Endings.Id id) {
		jdbc.sql("delete from people.ending_key where ending = :id").param("id", id.value()).update();
	}

	Optional<PersonEndingView> find(Endings.Id id) {
		return jdbc.sql(SELECT + "where id = :id")
			.param("id", id.value())
			.query(Rows.of(PersonEndingView.class))
			.optional();
	}

	List<PersonEndingView> recent(Collection<UnitId> units, LocalDate since) {
		return jdbc.sql(SELECT + "where unit = any (:units) and recorded_at >= :since order by recorded_at desc, id")
			.param("units", Rows.codes(units))
			.param("since", since)
			.query(Rows.of(PersonEndingView.class))
			.list();
	}

	/** What some units recorded of the death of somebody and did not take back. */
	List<PersonEndingView> of(Collection<PersonKey> people, Collection<UnitId> units) {
		return jdbc.sql(SELECT + """
				where taken_back_at is null and unit = any (:units) and id in (
				    select k.ending from people.ending_key k where k.value = any (:people))
				order by learned_on, id""")
			.param("people", PersonKeys.values(List.copyOf(people)))
			.param("units", Rows.codes(units))
			.query(Rows.of(PersonEndingView.class))
			.list();
	}

	/** What some units recorded of the death of somebody, a line for each. */
	List<String> toldOf(Collection<PersonKey> people, Collection<UnitId> units) {
		return jdbc.sql("""
				select distinct e.learned_on, e.unit from people.ending e join people.ending_key k on k.ending = e.id
				where k.value = any (:people) and e.unit = any (:units) and e.taken_back_at is null
				order by e.learned_on, e.unit""")
			.param("people", PersonKeys.values(List.copyOf(people)))
			.param("units", Rows.codes(units))
			.query((row, number) -> "Recorded by %s: it learned of the death on %s".formatted(row.getString("unit"),
					row.getObject("learned_on", LocalDate.class)))
			.list();
	}

	/** Those of a space whom somebody learned to have died, up to and on a day. */
	List<PersonKey> died(SpaceCode space, LocalDate until) {
		return jdbc.sql("""
				select distinct k.space, k.value, k.key_version from people.ending_key k
				    join people.ending e on e.id = k.ending
				where k.space = :space and e.learned_on <= :until and e.taken_back_at is null""")
			.param("space", space.value())
			.param("until", until)
			.query((row, number) -> new PersonKey(space, row.getString("value"), row.getInt("key_version")))
			.list();
	}

	/** When somebody first learned of the deaths of those of some people who died. */
	Map<PersonKey, LocalDate> learnedOn(Collection<PersonKey> people) {
		var learned = new HashMap<PersonKey, LocalDate>();
		if (people.isEmpty()) {
			return learned;
		}
		jdbc.sql("""
				select k.space, k.value, k.key_version, min(e.learned_on) as learned_on from people.ending_key k
				    join people.ending e on e.id = k.ending
				where k.value = any (:people) and e.taken_back_at is null group by k.space, k.value, k.key_version""")
			.param("people", PersonRows.values(people))
			.query(row -> {
				learned.put(new PersonKey(new SpaceCode(row.getString("space")), row.getString("value"),
						row.getInt("key_version")), row.getObject("learned_on", LocalDate.class));
			});
		learned.keySet().retainAll(people);
		return learned;
	}

}
