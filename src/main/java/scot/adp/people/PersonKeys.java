package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * Makes keys of people in the place of their numbers, and tells who a key of others is.
 * Two sectors recognise one person only under an agreement that lets them: beside the key
 * of a data set this keeps that of each agreement in force which names the data set.
 * <p>
 * Whoever is at the edge reads a number, has the key made at once, within the transaction
 * of the record, and drops the number. What goes into a command, an event or
 * {@code Recording} is the key.
 */
@Component
public class PersonKeys {

	/** The space of the sample partnership's keys. */
	private static final SpaceCode SAMPLE = new SpaceCode("DEMO");

	private final KeyRing ring;

	private final Objections objections;

	private final OrganisationNames units;

	private final Agreements agreements;

	private final AgreementStore store;

	private final PeopleRules rules;

	private final List<RetainedData> kept;

	private final JdbcClient jdbc;

	private final Clock clock;

	PersonKeys(KeyRing ring, Objections objections, OrganisationNames units, Agreements agreements,
			AgreementStore store, PeopleRules rules, ObjectProvider<RetainedData> kept, JdbcClient jdbc, Clock clock) {
		this.ring = ring;
		this.objections = objections;
		this.units = units;
		this.agreements = agreements;
		this.store = store;
		this.rules = rules;
		this.kept = kept.orderedStream().toList();
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Reads a CHI number by both check digits, as far as they hold on a day.
	 * @param path what faults call it
	 * @throws Problem with a reason such as {@code TOO_FEW_CHARACTERS}, where it is none;
	 * what was given is not repeated
	 */
	public Chi chi(String path, String given, LocalDate on) {
		return Chi.read(path, given, rules.mod10(on));
	}

	/**
	 * The keys of people by their CHI numbers, in the space of a data set, each in its
	 * place; empty for somebody who objected to the data set, whose record is to be
	 * passed over without a word.
	 * @param unit whose records these are
	 * @param on the day of writing
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Optional<PersonKey>> ofChis(DataSet dataSet, UnitId unit, LocalDate on, List<Chi> people) {
		KeyMaking making = ring.of(rules.space(dataSet));
		var keys = withoutObjected(dataSet, unit, people.stream().map(making::of).toList());
		for (var agreement : agreements.giving(unit, dataSet, on)) {
			if (agreement.state().works()) {
				pair(agreement.code(), people, keys);
			}
		}
		tally(dataSet, "CHI", keys);
		return keys;
	}

	/**
	 * The keys of people whom a unit knows by numbers of its own. They tell who comes
	 * again within the unit, and never link to anybody elsewhere.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Optional<PersonKey>> ofReferences(DataSet dataSet, UnitId unit, List<OwnRef> people) {
		KeyMaking making = ring.of(rules.space(dataSet));
		var keys = withoutObjected(dataSet, unit, people.stream().map(it -> making.of(unit, it)).toList());
		tally(dataSet, "OWN_REF", keys);
		return keys;
	}

	/**
	 * What tells whether the same numbers were sent again, each in its place, whether or
	 * not it is one: without the secret nobody can find out what it stands for, and it is
	 * nobody's key.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<String> sealed(DataSet dataSet, List<String> sent) {
		KeyMaking making = ring.of(rules.space(dataSet));
		return sent.stream().map(making::sealed).toList();
	}

	/** Keys of invented people, for sample data alone. */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<PersonKey> ofSample(UnitId unit, List<OwnRef> people) {
		KeyMaking making = ring.of(SAMPLE);
		return people.stream().map(it -> making.of(unit, it)).toList();
	}

	/**
	 * A person as an event may tell of them: by the key of an agreement that works on the
	 * day, names the purpose and has the unit give the data set; empty where none does,
	 * and the event goes without.
	 */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	public Optional<PersonKey> told(PersonKey person, DataSet dataSet, UnitId unit, String purpose, LocalDate on) {
		return Optional.ofNullable(told(List.of(person), dataSet, unit, purpose, on).get(person));
	}

	/**
	 * The same of any number of people, in as many statements as there are agreements.
	 * @return by the key of each; those whom no agreement lets others know are left out
	 */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	public Map<PersonKey, PersonKey> told(Collection<PersonKey> people, DataSet dataSet, UnitId unit, String purpose,
			LocalDate on) {
		var told = new HashMap<PersonKey, PersonKey>();
		agreements.giving(unit, dataSet, on)
			.stream()
			.filter(it -> it.state().works() && it.purposes().contains(purpose))
			.forEach(it -> shared(it.code(), people).forEach(told::putIfAbsent));
		return told;
	}

	/**
	 * Who an event of others is about, by the key of an own data set; empty where the
	 * person is not known there, or no agreement lets the unit know, which is counted.
	 * @param person by the key of an agreement
	 * @param unit which is to know
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonKey> resolve(PersonKey person, DataSet dataSet, UnitId unit, LocalDate on) {
		return Optional.ofNullable(resolve(person, dataSet, List.of(unit), on).get(unit));
	}

	/**
	 * The same for several units: by each that an agreement lets know. That nobody can
	 * know is counted once.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<UnitId, PersonKey> resolve(PersonKey person, DataSet dataSet, Collection<UnitId> units, LocalDate on) {
		var code = new AgreementCode(person.space().value());
		var agreement = store.naming(dataSet, on)
			.stream()
			.filter(it -> it.code().equals(code) && it.personLevel() && it.state().works())
			.findFirst();
		var found = new HashMap<UnitId, PersonKey>();
		agreement.ifPresent(it -> {
			var taking = units.stream()
				.filter(unit -> it.parties()
					.stream()
					.anyMatch(party -> party.part().takes() && agreements.reaches(party, unit)))
				.toList();
			if (!taking.isEmpty()) {
				own(code, person, rules.space(dataSet)).ifPresent(key -> taking.forEach(unit -> found.put(unit, key)));
			}
		});
		if (found.isEmpty()) {
			jdbc.sql("""
					insert into people.not_resolved (heard_on, agreement, data_set, events)
					values (:today, :agreement, :dataSet, 1)""")
				.param("today", LocalDate.now(clock))
				.param("agreement", code.value())
				.param("dataSet", dataSet.value())
				.update();
		}
		return found;
	}

	/**
	 * The keys by which everybody is told of somebody: in the space of each data set that
	 * there is, and of each agreement in force that has the unit give something.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	List<PersonKey> everywhere(UnitId unit, LocalDate on, Chi chi) {
		var given = agreements.given(unit, on);
		return Stream.concat(ownSpaces(), given.stream().map(it -> it.code().space()))
			.map(space -> ring.of(space).of(chi))
			.toList();
	}

	/**
	 * The same by the unit's own number: that of its records which name it, and what is
	 * kept beside their keys.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	List<PersonKey> everywhere(UnitId unit, LocalDate on, OwnRef reference) {
		var given = agreements.given(unit, on);
		var own = Stream
			.concat(ownSpaces().map(space -> ring.of(space).of(unit, reference)),
					kept.stream().flatMap(data -> data.keysOf(unit, reference).stream()))
			.distinct()
			.toList();
		return Stream
			.concat(own.stream(), given.stream().flatMap(agreement -> shared(agreement.code(), own).values().stream()))
			.distinct()
			.toList();
	}

	private Stream<SpaceCode> ownSpaces() {
		return rules.dataSets().keySet().stream().map(rules::space).distinct();
	}

	/** Whether the same person, whatever the version of the secrets. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean same(PersonKey one, PersonKey other) {
		if (!one.space().equals(other.space())) {
			return false;
		}
		KeyMaking making = ring.of(one.space());
		return making.newer(one).equals(making.newer(other));
	}

	private List<Optional<PersonKey>> withoutObjected(DataSet dataSet, UnitId unit, List<PersonKey> keys) {
		var all = objections.to(dataSet);
		Set<PersonKey> objected = units.unit(unit)
			.map(it -> all.getOrDefault(it.organisation(), Set.of()))
			.orElse(Set.of());
		return keys.stream()
			.map(key -> objected.contains(key) ? Optional.<PersonKey>empty() : Optional.of(key))
			.toList();
	}

	private void pair(AgreementCode agreement, List<Chi> people, List<Optional<PersonKey>> keys) {
		KeyMaking making = ring.of(agreement.space());
		var own = new ArrayList<PersonKey>();
		var shared = new ArrayList<PersonKey>();
		var seen = new HashSet<PersonKey>();
		for (int i = 0; i < people.size(); i++) {
			var chi = people.get(i);
			keys.get(i).filter(seen::add).ifPresent(key -> {
				own.add(key);
				shared.add(making.of(chi));
			});
		}
		if (own.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into people.pair (agreement, space, own, own_version, shared, shared_version)
				select :agreement, :space, own, :ownVersion, shared, :sharedVersion
				from unnest(cast(:own as text[]), cast(:shared as text[])) as p (own, shared)
				on conflict do nothing""")
			.param("agreement", agreement.value())
			.param("space", own.getFirst().space().value())
			.param("ownVersion", own.getFirst().keyVersion())
			.param("sharedVersion", making.version())
			.param("own", values(own))
			.param("shared", values(shared))
			.update();
	}

	private void tally(DataSet dataSet, String basis, List<Optional<PersonKey>> keys) {
		int made = (int) keys.stream().filter(Optional::isPresent).count();
		if (made > 0) {
			jdbc.sql("""
					insert into people.keys_made (made_on, data_set, basis, keys)
					values (:today, :dataSet, :basis, :keys)""")
				.param("today", LocalDate.now(clock))
				.param("dataSet", dataSet.value())
				.param("basis", basis)
				.param("keys", made)
				.update();
		}
	}

	/** Whether whoever takes by an agreement can tell that it is this person. */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	boolean knownUnder(AgreementCode agreement, Collection<PersonKey> person) {
		return !shared(agreement, person).isEmpty();
	}

	/** Those of an agreement that are kept beside some keys, whatever their version. */
	private Map<PersonKey, PersonKey> shared(AgreementCode agreement, Collection<PersonKey> people) {
		var found = new HashMap<PersonKey, PersonKey>();
		people.stream().collect(Collectors.groupingBy(PersonKey::space)).forEach((space, some) -> {
			var newest = ring.newest(space);
			Map<String, List<PersonKey>> asked = some.stream()
				.collect(Collectors.groupingBy(key -> newest.apply(key).value()));
			jdbc.sql("""
					select own, shared, shared_version from people.pair
					where agreement = :agreement and space = :space and own = any (:own)""")
				.param("agreement", agreement.value())
				.param("space", space.value())
				.param("own", asked.keySet().toArray(String[]::new))
				.query(row -> {
					var key = new PersonKey(agreement.space(), row.getString("shared"), row.getInt("shared_version"));
					asked.getOrDefault(row.getString("own"), List.of()).forEach(it -> found.put(it, key));
				});
		});
		return found;
	}

	/** The same person's key with the secret of now, as rows have it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public PersonKey newest(PersonKey person) {
		return ring.newest(person.space()).apply(person);
	}

	private Optional<PersonKey> own(AgreementCode agreement, PersonKey person, SpaceCode space) {
		// What waited while the keys were wrapped anew has one of before.
		PersonKey now = newest(person);
		return jdbc.sql("""
				select own, own_version from people.pair
				where agreement = :agreement and space = :space and shared = :shared""")
			.param("agreement", agreement.value())
			.param("space", space.value())
			.param("shared", now.value())
			.query((row, number) -> new PersonKey(space, row.getString("own"), row.getInt("own_version")))
			.optional();
	}

	static String[] values(List<PersonKey> keys) {
		return keys.stream().map(PersonKey::value).toArray(String[]::new);
	}

}
