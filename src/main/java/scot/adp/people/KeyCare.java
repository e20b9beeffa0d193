package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	private final Officers officers;

	private final Pairs pairs;

	private final PersonKeys keys;

	private final References references;

	private final PeopleRules rules;

	private final RetentionStore retention;

	private final List<RetainedData> kept;

	private final JdbcClient jdbc;

	private final Recording recording;

	private final Clock clock;

	KeyCare(KeyRing ring, SecretFolder folder, Objections objections, Officers officers, Pairs pairs, PersonKeys keys,
			References references, PeopleRules rules, RetentionStore retention, ObjectProvider<RetainedData> kept,
			JdbcClient jdbc, Recording recording, Clock clock) {
		this.ring = ring;
		this.folder = folder;
		this.objections = objections;
		this.officers = officers;
		this.pairs = pairs;
		this.keys = keys;
		this.references = references;
		this.rules = rules;
		this.retention = retention;
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

	/** For each data set how many keys were made, and how many of them can be linked. */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public List<Linkable> linkable() {
		return jdbc.sql("""
				select data_set, sum(keys) as made, coalesce(sum(keys) filter (where basis = 'CHI'), 0) as linkable
				from people.key_tally group by data_set order by data_set""").query(Rows.of(Linkable.class)).list();
	}

	/** Events of the last 90 days whose subject could not be told, by agreement. */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public List<Unresolved> unresolved() {
		return jdbc.sql("""
				select agreement, data_set, count(*) as events from people.unresolved
				where at > :since group by agreement, data_set order by agreement, data_set""")
			.param("since", OffsetDateTime.now(clock).minusDays(90))
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

	/** How many lines of objections the folder has no more; none where all is well. */
	@Allowed(operation = "people.key.read", roles = Role.IG_OFFICER)
	@Transactional(readOnly = true)
	public int objectionsMissing() {
		return objections.missing();
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
		rules.dataSets().keySet().forEach(dataSet -> people.put(dataSet, keysOf(dataSet, sought, today)));
		var found = new ArrayList<Held>();
		for (RetainedData data : kept) {
			var lines = data.keptOf(keysOf(data.dataSet(), sought, today).getLast(), own);
			if (!lines.isEmpty()) {
				found.add(new Held(data.dataSet(), lines));
			}
		}
		recording.tell("a person's records",
				Map.of("reason", reason.name(), "organisation", Retention.named(officers.organisations()), "found",
						found.isEmpty() ? "nothing"
								: found.stream()
									.map(it -> it.dataSet().value() + " " + it.lines().size())
									.collect(Collectors.joining(", "))));
		return new Answer(found, new Whom(people));
	}

	/**
	 * Erases what the caller's organisation has in a data set of a person who objected,
	 * and keeps every later record of them out of it. Signed figures stay.
	 * @param whom as it was looked up
	 * @return how many rows were erased
	 */
	@Allowed(operation = "people.objection.record", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS,
			personLevel = true)
	public int object(String idempotencyKey, DataSet dataSet, Whom whom) {
		LocalDate today = LocalDate.now(clock);
		List<PersonKey> person = whom.people.getOrDefault(dataSet, List.of());
		if (person.isEmpty()) {
			throw Problem.invalid("dataSet", "There are no such records here.");
		}
		var erased = new HashMap<DataSet, Integer>();
		recording.once(idempotencyKey, List.of(dataSet, person), author -> {
			// In the file first: what fails behind it is done by the next run of the job.
			objections.add(dataSet, officers.organisations(), person, today);
			var all = new HashSet<>(person);
			all.add(ring.of(rules.space(dataSet)).newer(person.getLast()));
			var own = officers.units();
			int rows = kept.stream()
				.filter(data -> data.dataSet().equals(dataSet))
				.mapToInt(data -> data.erase(all, own))
				.sum();
			if (rows > 0) {
				retention.tombstone(dataSet, "OBJECTION", "objection", today, rows);
			}
			pairs.eraseUnused(all);
			erased.put(dataSet, rows);
			recording.tell("records " + dataSet.value(), Map.of("objection", "recorded", "organisation",
					Retention.named(officers.organisations()), "rows", String.valueOf(rows)));
		});
		return erased.getOrDefault(dataSet, 0);
	}

	/** The person's keys of every version, that of now last. */
	private List<PersonKey> keysOf(DataSet dataSet, Sought sought, LocalDate on) {
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
	 * What a data set keeps of somebody, and who it is.
	 *
	 * @param whom for an objection
	 */
	public record Answer(List<Held> held, Whom whom) {
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
