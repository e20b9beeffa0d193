package scot.adp.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
		int lines = folder.object(organisations.stream()
			.flatMap(organisation -> person.stream()
				.map(key -> new SecretFolder.Objection(organisation, dataSet, key, on)))
			.toList());
		jdbc.sql("""
				insert into people.objections_known (lines) values (:lines)
				on conflict (one) do update set lines = excluded.lines""").param("lines", lines).update();
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

	/** How many lines of the folder are gone, whose people would be kept again. */
	int missing() {
		int known = jdbc.sql("select coalesce(max(lines), 0) from people.objections_known")
			.query(Integer.class)
			.single();
		return Math.max(0, known - folder.objections().size());
	}

}
