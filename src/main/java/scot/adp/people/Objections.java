package scot.adp.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.OrganisationId;

/**
 * Who objected, by keys of every version that the secrets had at the time: whatever a
 * restore brings back, one of them fits, and newer ones follow from it.
 */
@Component
class Objections {

	private final SecretFolder folder;

	private final KeyRing ring;

	private final JdbcClient jdbc;

	Objections(SecretFolder folder, KeyRing ring, JdbcClient jdbc) {
		this.folder = folder;
		this.ring = ring;
		this.jdbc = jdbc;
	}

	/** Keeps that a person objected, by the keys of all versions. */
	@Transactional(propagation = Propagation.MANDATORY)
	void add(DataSet dataSet, Collection<OrganisationId> organisations, List<PersonKey> person, LocalDate on) {
		var sum = folder.object(organisations.stream()
			.flatMap(organisation -> person.stream()
				.map(key -> new SecretFolder.Objection(organisation, dataSet, key, on)))
			.toList());
		jdbc.sql("""
				insert into people.objections_known (lines, digest) values (:lines, :digest)
				on conflict (one) do update set lines = excluded.lines, digest = excluded.digest""")
			.param("lines", sum.lines())
			.param("digest", sum.digest())
			.update();
	}

	/** Who objected to a data set, by organisation. */
	@Transactional(propagation = Propagation.MANDATORY)
	Map<OrganisationId, Set<PersonKey>> to(DataSet dataSet) {
		var found = new HashMap<OrganisationId, Set<PersonKey>>();
		var makings = new HashMap<SpaceCode, Optional<KeyMaking>>();
		for (var it : folder.objections()) {
			if (it.dataSet().equals(dataSet)) {
				var people = found.computeIfAbsent(it.organisation(), organisation -> new HashSet<>());
				people.add(it.person());
				makings
					.computeIfAbsent(it.person().space(),
							space -> ring.fits(space) ? Optional.of(ring.of(space)) : Optional.empty())
					.ifPresent(making -> people.add(making.newer(it.person())));
			}
		}
		return found;
	}

	/**
	 * How the folder's lines stand to what the data knows of them. Lines that it does not
	 * know yet are no loss: they were written before a change that failed.
	 */
	State state() {
		var known = jdbc.sql("select lines, digest from people.objections_known")
			.query((row, number) -> new Known(row.getInt("lines"), row.getString("digest")))
			.optional()
			.orElse(new Known(0, null));
		try {
			folder.objections();
			var there = folder.sum(known.lines());
			boolean others = there.lines() == known.lines() && known.digest() != null
					&& !there.digest().equals(known.digest());
			return new State(known.lines() - there.lines(), others);
		}
		catch (IllegalStateException ex) {
			return new State(0, true);
		}
	}

	/**
	 * How the lines stand.
	 *
	 * @param gone how many are gone, whose people would be kept again
	 * @param others whether there are others in their place, or some cannot be read
	 */
	record State(int gone, boolean others) {

		boolean well() {
			return gone == 0 && !others;
		}

	}

	private record Known(int lines, @Nullable String digest) {
	}

}
