package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.Recording;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * How the keys of people stand, and what people themselves may ask: what is kept of them,
 * and that nothing is. No value of a key is ever told.
 */
@Service
@Transactional
public class KeyCare {

	/** How many keys are made newer at a time. */
	private static final int BATCH = 5000;

	private final KeyRing ring;

	private final SecretFolder folder;

	private final Objections objections;

	private final Holds holds;

	private final Officers officers;

	private final Pairs pairs;

	private final PersonKeys keys;

	private final References references;

	private final PeopleRules rules;

	private final RetentionStore retention;

	private final EndingStore endings;

	private final List<RetainedData> kept;

	private final JdbcClient jdbc;

	private final Recording recording;

	private final Clock clock;

	KeyCare(KeyRing ring, SecretFolder folder, Objections objections, Holds holds, Officers officers, Pairs pairs,
			PersonKeys keys, References references, PeopleRules rules, RetentionStore retention, EndingStore endings,
			ObjectProvider<RetainedData> kept, JdbcClient jdbc, Recording recording, Clock clock) {
		this.ring = ring;
		this.folder = folder;
		this.objections = objections;
		this.holds = holds;
		this.officers = officers;
		this.pairs = pairs;
		this.keys = keys;
		this.references = references;
		this.rules = rules;
		this.retention = retention;
		this.endings = endings;
		this.kept = kept.orderedStream().toList();
		this.jdbc = jdbc;
		this.recording = recording;
		this.clock = clock;
	}

	/** How the secrets of each space stand. */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public List<SpaceView> spaces() {
		var spaces = new LinkedHashMap<SpaceCode, KeyRing.Known>();
		ring.known().forEach(secret -> spaces.put(secret.space(), secret));
		return spaces.values()
			.stream()
			.map(it -> new SpaceView(it.space(), rules.spaces().get(it.space()), it.version(), it.madeAt(),
					ring.fits(it.space())))
			.toList();
	}

	/**
	 * For each data set how many keys were made in the last twelve months, an entry at a
	 * time, and how many of them can be linked.
	 */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public List<Linkable> linkable() {
		return jdbc
			.sql("""
					select data_set, cast(sum(keys) as bigint) as made, coalesce(cast(sum(keys) filter (where basis = 'CHI') as bigint), 0) as linkable
					from people.keys_made where made_on > :since group by data_set order by data_set""")
			.param("since", LocalDate.now(clock).minusYears(1))
			.query(Rows.of(Linkable.class))
			.list();
	}

	/** Events of the last 90 days whose subject could not be told, by agreement. */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public List<Unresolved> unresolved() {
		return jdbc.sql("""
				select agreement, data_set, cast(sum(events) as bigint) as events from people.not_resolved
				where heard_on > :since group by agreement, data_set order by agreement, data_set""")
			.param("since", LocalDate.now(clock).minusDays(90))
			.query(Rows.of(Unresolved.class))
			.list();
	}

	/** Where the secrets lie, for who looks after the computer. */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	public String folder() {
		return folder.path().toString();
	}

	/**
	 * Wraps a further secret around the keys of a space. All that is kept follows, here
	 * and in every sector; whoever knew the secret of before can make no more keys.
	 */
	@Allowed(operation = "people.key.rotate", roles = Role.IG_OFFICER)
	public void rotate(String idempotencyKey, SpaceCode space) {
		recording.once(idempotencyKey, List.of("rotate", space), author -> {
			known(space);
			KeyMaking making = ring.rotate(space);
			int rows = pairs(making) + endings(making);
			for (RetainedData data : kept) {
				rows += rewrap(data, making);
			}
			recording.tell("space " + space.value(),
					Map.of("version", String.valueOf(making.version()), "rows", String.valueOf(rows)));
		});
	}

	/**
	 * Gives up the secrets of a space that are gone: keys that are kept match no new ones
	 * from here on. Where the folder can be put back, that is to be done instead.
	 */
	@Allowed(operation = "people.key.rotate", roles = Role.IG_OFFICER)
	public void beginAnew(String idempotencyKey, SpaceCode space) {
		recording.once(idempotencyKey, List.of("anew", space), author -> {
			known(space);
			if (!ring.beginAnew(space)) {
				throw Problem.conflict("The secret is there again; nothing has to begin anew.", null);
			}
			recording.tell("space " + space.value(), Map.of("secret", "begun anew"));
		});
	}

	/**
	 * Whether objections are gone from the folder, or are others than they were: then the
	 * records of people who objected may be kept again.
	 */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public boolean objectionsMissing() {
		return !objections.state().well();
	}

	/**
	 * What the caller's organisation keeps of a person, for who asks for themselves.
	 * @param reason why it is looked up, which the audit trail keeps in the officer's
	 * post
	 */
	@Allowed(operation = "people.person.look-up", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS, personLevel = true)
	public Answer keptOf(Sought sought, Reason reason) {
		LocalDate today = LocalDate.now(clock);
		var own = officers.units();
		var people = new LinkedHashMap<DataSet, List<PersonKey>>();
		var notSearched = new ArrayList<DataSet>();
		for (DataSet dataSet : rules.dataSets().keySet()) {
			if (!ring.whole(rules.space(dataSet))) {
				notSearched.add(dataSet);
			}
			if (ring.fits(rules.space(dataSet))) {
				people.put(dataSet, keysOf(dataSet, sought, today, own));
			}
		}
		var found = new ArrayList<Held>();
		for (RetainedData data : kept) {
			var lines = people.getOrDefault(data.dataSet(), List.of())
				.stream()
				.flatMap(key -> data.keptOf(key, own).stream())
				.toList();
			if (!lines.isEmpty()) {
				found.add(new Held(data.dataSet(), lines));
			}
		}
		var deaths = endings.toldOf(people.values().stream().flatMap(List::stream).toList(), own);
		recording.tell("a person's records",
				Map.of("reason", reason.name(), "organisation", Retention.named(officers.organisations()), "found",
						found.isEmpty() ? "nothing"
								: found.stream()
									.map(it -> it.dataSet().value() + " " + it.lines().size())
									.collect(Collectors.joining(", "))));
		return new Answer(found, deaths, notSearched, new Whom(people));
	}

	/**
	 * Erases what the caller's organisation has in a data set of a person who objected,
	 * and keeps every later record of them out of it. What is held stays until the hold
	 * is lifted, and goes then. Signed figures stay.
	 * @param whom as it was looked up
	 * @return how many rows were erased, and whether some stay because they are held
	 */
	@Allowed(operation = "people.objection.record", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS,
			personLevel = true)
	public Objected object(String idempotencyKey, DataSet dataSet, Whom whom) {
		LocalDate today = LocalDate.now(clock);
		List<PersonKey> person = whom.people.getOrDefault(dataSet, List.of());
		if (person.isEmpty()) {
			throw Problem.invalid("dataSet", "There are no such records here.");
		}
		var erased = new HashMap<DataSet, Objected>();
		recording.once(idempotencyKey, List.of(dataSet, person), author -> {
			// In the file first: what fails behind it is done by the next run of the job.
			objections.add(dataSet, officers.organisations(), person, today);
			var newest = ring.newest(rules.space(dataSet));
			var all = new HashSet<>(person);
			person.forEach(key -> all.add(newest.apply(key)));
			var own = officers.units();
			boolean held = holds.holds(dataSet, officers.organisations());
			int rows = held ? 0
					: kept.stream()
						.filter(data -> data.dataSet().equals(dataSet))
						.mapToInt(data -> data.erase(all, own))
						.sum();
			if (rows > 0) {
				retention.tombstone(rules.objection(dataSet, today), today, rows);
			}
			pairs.eraseUnused(all);
			erased.put(dataSet, new Objected(rows, held));
			recording.tell("records " + dataSet.value(),
					Map.of("objection", "recorded", "organisation", Retention.named(officers.organisations()), "rows",
							String.valueOf(rows), "held", String.valueOf(held)));
		});
		return erased.getOrDefault(dataSet, new Objected(0, false));
	}

	/**
	 * The person's keys of every version, and those by which rows of the caller's units
	 * know them too: a number of a unit's own and a CHI number that stand in one row are
	 * of one person.
	 */
	private List<PersonKey> keysOf(DataSet dataSet, Sought sought, LocalDate on, Set<UnitId> own) {
		var all = new LinkedHashSet<>(made(dataSet, sought, on));
		@Nullable UnitId unit = sought.unit();
		for (RetainedData data : kept) {
			if (data.dataSet().equals(dataSet)) {
				if (unit != null) {
					all.addAll(data.keysOf(unit,
							references.read("ownRef", unit, on, String.valueOf(sought.who().ownRef()))));
				}
				all.addAll(data.sameAs(all, own));
			}
		}
		return List.copyOf(all);
	}

	/** The person's keys of every version, that of now last. */
	private List<PersonKey> made(DataSet dataSet, Sought sought, LocalDate on) {
		KeyMaking making = ring.of(rules.space(dataSet));
		@Nullable UnitId unit = sought.unit();
		boolean byOwn = unit != null && !Blanks.isBlank(sought.who().ownRef());
		new Problem.Faults()
			.when(Blanks.isBlank(sought.who().chi()) == !byOwn, "chi",
					"Give the CHI number, or a unit and its own number of the person; one of them.")
			.raise();
		if (byOwn && unit != null) {
			officers.answeringFor(unit);
			return making.each(unit, references.read("ownRef", unit, on, String.valueOf(sought.who().ownRef())));
		}
		return making.each(keys.chi("chi", String.valueOf(sought.who().chi()), on));
	}

	private void known(SpaceCode space) {
		if (ring.known().stream().noneMatch(it -> it.space().equals(space))) {
			throw Problem.notFound("space with keys", space.value());
		}
	}

	private int rewrap(RetainedData data, KeyMaking making) {
		if (!rules.space(data.dataSet()).equals(making.space())) {
			return 0;
		}
		int rows = 0;
		for (var older = data.olderThan(making.space(), making.version(), BATCH); !older.isEmpty(); older = data
			.olderThan(making.space(), making.version(), BATCH)) {
			var newer = older.stream()
				.filter(key -> key.keyVersion() >= making.first())
				.collect(Collectors.toMap(key -> key, making::newer));
			if (newer.isEmpty()) {
				break;
			}
			data.replace(newer);
			rows += newer.size();
		}
		return rows;
	}

	private int pairs(KeyMaking making) {
		return column(making, "pair", "own", "own_version", "space")
				+ column(making, "pair", "shared", "shared_version", "agreement");
	}

	private int endings(KeyMaking making) {
		return column(making, "ending_key", "value", "key_version", "space");
	}

	/** Makes the keys of one column newer; its names are those of this class alone. */
	private int column(KeyMaking making, String table, String key, String version, String space) {
		var older = jdbc.sql(
				"select distinct %1$s as key, %2$s as version from people.%3$s where %4$s = :space and %2$s < :now and %2$s >= :first"
					.formatted(key, version, table, space))
			.param("space", making.space().value())
			.param("now", making.version())
			.param("first", making.first())
			.query((row, number) -> new PersonKey(making.space(), row.getString("key"), row.getInt("version")))
			.list();
		if (older.isEmpty()) {
			return 0;
		}
		return jdbc.sql("""
				update people.%1$s t set %2$s = n.newer, %3$s = :now
				from unnest(cast(:older as text[]), cast(:newer as text[])) as n (older, newer)
				where t.%4$s = :space and t.%2$s = n.older""".formatted(table, key, version, space))
			.param("now", making.version())
			.param("space", making.space().value())
			.param("older", PersonKeys.values(older))
			.param("newer", PersonKeys.values(older.stream().map(making::newer).toList()))
			.update();
	}

	/**
	 * How the secrets of a space stand.
	 *
	 * @param title null for the space of an agreement
	 * @param there whether the folder has them
	 */
	public record SpaceView(SpaceCode space, @Nullable String title, int version, OffsetDateTime madeAt,
			boolean there) {
	}

	/** Of how many keys that were made how many are of a CHI number. */
	public record Linkable(DataSet dataSet, long made, long linkable) {
	}

	/** How many events told of somebody whom the data set does not know. */
	public record Unresolved(AgreementCode agreement, DataSet dataSet, long events) {
	}

	/** What a data set keeps of a person, a line for each row. */
	public record Held(DataSet dataSet, List<String> lines) {
	}

	/**
	 * Somebody, by a number of one unit or of all.
	 *
	 * @param unit whose own number it is; null with a CHI number
	 */
	public record Sought(@Nullable UnitId unit, Endings.Someone who) {
	}

	/**
	 * What is kept of somebody, and who it is.
	 *
	 * @param deaths what was recorded of the person's death, a line for each
	 * @param notSearched the data sets in which some rows could not be looked through,
	 * since the secret of their keys is gone
	 * @param whom for an objection
	 */
	public record Answer(List<Held> held, List<String> deaths, List<DataSet> notSearched, Whom whom) {
	}

	/**
	 * What came of an objection.
	 *
	 * @param rows how many rows were erased
	 * @param held whether some stay until a hold is lifted
	 */
	public record Objected(int rows, boolean held) {
	}

	/** Somebody who was looked up, without a number. It tells itself to nobody. */
	public static final class Whom {

		private final Map<DataSet, List<PersonKey>> people;

		private Whom(Map<DataSet, List<PersonKey>> people) {
			this.people = people;
		}

		/** Whatever prints it tells nothing. */
		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** Why somebody looks up what is kept of a person. */
	public enum Reason {

		/** The person asked for it. */
		ACCESS_REQUEST,
		/** The person objected or asked for it to be erased. */
		OBJECTION,
		/** The person says that something is wrong. */
		CORRECTION,
		/** A court or regulator asked. */
		LEGAL

	}

}
