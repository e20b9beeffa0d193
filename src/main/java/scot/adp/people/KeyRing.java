package scot.adp.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;

/**
 * Holds the secrets of the folder against what the database knows of them, so that keys
 * are never made by another secret than those that are kept.
 */
@Component
class KeyRing {

	private static final String KNOWN = """
			select space, version, fingerprint, made_at from people.secret where lost_at is null
			""";

	private final JdbcClient jdbc;

	private final SecretFolder folder;

	private final Clock clock;

	KeyRing(JdbcClient jdbc, SecretFolder folder, Clock clock) {
		this.jdbc = jdbc;
		this.folder = folder;
		this.clock = clock;
	}

	/**
	 * How keys of a space are made now; the first time, with a new secret.
	 * @throws Problem where the folder has not the secrets that the kept keys are of
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	KeyMaking of(SpaceCode space) {
		if (!known(space).isEmpty()) {
			withOthers(space);
		}
		else {
			// Two that come at once make one secret.
			alone(space);
			if (known(space).isEmpty()) {
				return first(space);
			}
		}
		return fitting(space, known(space), folder.secrets(space));
	}

	/**
	 * Brings keys of a space up to date, as far as its secrets are there: what was told
	 * or written while they were wrapped anew has one of before.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	UnaryOperator<PersonKey> newest(SpaceCode space) {
		if (!fits(space) || known(space).isEmpty()) {
			return UnaryOperator.identity();
		}
		KeyMaking making = of(space);
		return key -> (key.keyVersion() < making.first()) ? key : making.newer(key);
	}

	/** Whether the folder has the secrets of a space, as far as there are any. */
	boolean fits(SpaceCode space) {
		return missing(known(space), folder.secrets(space)) == null;
	}

	/**
	 * Whether no secret of a space was ever lost, so that none of its keys is unknown.
	 */
	boolean whole(SpaceCode space) {
		return fits(space)
				&& !jdbc.sql("select exists (select from people.secret where space = :space and lost_at is not null)")
					.param("space", space.value())
					.query(Boolean.class)
					.single();
	}

	/**
	 * Adds a secret around those of now.
	 * @return how keys are made from here on
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	KeyMaking rotate(SpaceCode space) {
		alone(space);
		KeyMaking now = of(space);
		int version = next(space);
		var secrets = new TreeMap<>(now.secrets());
		secrets.put(version, keep(space, version, folder.make(space, version)));
		return new KeyMaking(space, secrets);
	}

	/**
	 * Gives the secrets of a space up that are gone, and begins with a new one.
	 * @return whether it did; not where they are there, by now
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean beginAnew(SpaceCode space) {
		alone(space);
		if (fits(space)) {
			return false;
		}
		int version = next(space);
		jdbc.sql("update people.secret set lost_at = :now where space = :space and lost_at is null")
			.param("now", OffsetDateTime.now(clock))
			.param("space", space.value())
			.update();
		keep(space, version, folder.make(space, version));
		return true;
	}

	/** Forgets a space and destroys its secrets. */
	@Transactional(propagation = Propagation.MANDATORY)
	void destroy(SpaceCode space) {
		jdbc.sql("delete from people.secret where space = :space").param("space", space.value()).update();
		folder.destroy(space);
	}

	List<Known> known() {
		return jdbc.sql(KNOWN + "order by space, version").query(Rows.of(Known.class)).list();
	}

	private List<Known> known(SpaceCode space) {
		return jdbc.sql(KNOWN + "and space = :space order by version")
			.param("space", space.value())
			.query(Rows.of(Known.class))
			.list();
	}

	private KeyMaking first(SpaceCode space) {
		var there = folder.secrets(space);
		if (there.isEmpty()) {
			there.put(1, folder.make(space, 1));
		}
		there.forEach((version, secret) -> keep(space, version, secret));
		return new KeyMaking(space, there);
	}

	/**
	 * One maker of secrets of a space at a time, on whatever computer, and nobody who
	 * makes keys meanwhile: what they write would be of a secret of before.
	 */
	private void alone(SpaceCode space) {
		jdbc.sql("select pg_advisory_xact_lock(hashtext('people.secret ' || :space))")
			.param("space", space.value())
			.query()
			.singleRow();
	}

	/** As many makers of keys as there are, but nobody who makes a secret. */
	private void withOthers(SpaceCode space) {
		jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('people.secret ' || :space))")
			.param("space", space.value())
			.query()
			.singleRow();
	}

	/**
	 * A version that neither the folder nor the database has: a secret that was ever
	 * written may be that of keys in some backup.
	 */
	private int next(SpaceCode space) {
		int known = jdbc.sql("select coalesce(max(version), 0) from people.secret where space = :space")
			.param("space", space.value())
			.query(Integer.class)
			.single();
		var there = folder.secrets(space);
		return Math.max(known, there.isEmpty() ? 0 : there.lastKey()) + 1;
	}

	private byte[] keep(SpaceCode space, int version, byte[] secret) {
		jdbc.sql("""
				insert into people.secret (space, version, fingerprint, made_at)
				values (:space, :version, :fingerprint, :now)""")
			.param("space", space.value())
			.param("version", version)
			.param("fingerprint", SecretFolder.fingerprint(secret))
			.param("now", OffsetDateTime.now(clock))
			.update();
		return secret;
	}

	private KeyMaking fitting(SpaceCode space, List<Known> known, TreeMap<Integer, byte[]> there) {
		if (missing(known, there) != null) {
			throw Problem.invalid("person",
					"The secret by which people are recognised in %s is not where it should be, so nobody can be entered by a number. The information governance officer sees on the page Keys what to do."
						.formatted(space.value()),
					"SECRET_MISSING");
		}
		var secrets = new TreeMap<>(there);
		secrets.keySet().retainAll(known.stream().map(Known::version).toList());
		return new KeyMaking(space, secrets);
	}

	/** A secret that the folder has not, or another in its place; null where none. */
	private static @Nullable Known missing(List<Known> known, TreeMap<Integer, byte[]> there) {
		return known.stream().filter(it -> {
			byte @Nullable [] secret = there.get(it.version());
			return secret == null || !SecretFolder.fingerprint(secret).equals(it.fingerprint());
		}).findFirst().orElse(null);
	}

	/** A secret, as the database knows it. */
	record Known(SpaceCode space, int version, String fingerprint, OffsetDateTime madeAt) {
	}

}
