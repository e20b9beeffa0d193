package scot.adp.people;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Rows;

/** Keeps which organisations keep records about single persons: none until it says so. */
@Component
class PersonLevels {

	private final JdbcClient jdbc;

	private final OrganisationNames names;

	PersonLevels(JdbcClient jdbc, OrganisationNames names) {
		this.jdbc = jdbc;
		this.names = names;
	}

	/** Every organisation, by name. */
	List<PersonLevelView> all() {
		Map<OrganisationId, Row> set = jdbc
			.sql("select organisation, version, allowed, dpia, set_by_name from people.person_level")
			.query(Rows.of(Row.class))
			.list()
			.stream()
			.collect(Collectors.toMap(Row::organisation, row -> row));
		var organisations = new LinkedHashMap<OrganisationId, String>();
		names.units().forEach(unit -> organisations.putIfAbsent(unit.organisation(), unit.organisationName()));
		return organisations.entrySet()
			.stream()
			.map(it -> view(it.getKey(), it.getValue(), set.get(it.getKey())))
			.toList();
	}

	boolean set(OrganisationId organisation, int expectedVersion, boolean allowed, String dpia, Author author) {
		return set(organisation, expectedVersion, allowed, dpia, author.account().value(), author.words(), author.at());
	}

	boolean set(OrganisationId organisation, int expectedVersion, boolean allowed, String dpia, @Nullable UUID by,
			String byName, OffsetDateTime at) {
		return jdbc
			.sql("""
					insert into people.person_level as l (organisation, version, allowed, dpia, set_by, set_by_name, changed_at)
					select :organisation, 1, :allowed, :dpia, cast(:by as uuid), :byName, :at
					where :version = 0 or exists (select from people.person_level where organisation = :organisation)
					on conflict (organisation) do update set version = l.version + 1, allowed = excluded.allowed,
					    dpia = excluded.dpia, set_by = excluded.set_by, set_by_name = excluded.set_by_name,
					    changed_at = excluded.changed_at
					where l.version = :version""")
			.param("organisation", organisation.value())
			.param("version", expectedVersion)
			.param("allowed", allowed)
			.param("dpia", dpia)
			.param("by", by)
			.param("byName", byName)
			.param("at", at)
			.update() == 1;
	}

	private static PersonLevelView view(OrganisationId organisation, String name, @Nullable Row row) {
		return (row != null)
				? new PersonLevelView(organisation, name, row.version(), row.allowed(), row.dpia(), row.setByName())
				: new PersonLevelView(organisation, name, 0, false, null, null);
	}

	private record Row(OrganisationId organisation, int version, boolean allowed, String dpia, String setByName) {
	}

}
