package scot.adp.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.people.spi.RetainedData;

/** Pairs of keys go with the last row that anybody keeps of the person. */
@Component
class Pairs {

	private static final int BATCH = 5000;

	private final JdbcClient jdbc;

	private final PeopleRules rules;

	private final List<RetainedData> kept;

	Pairs(JdbcClient jdbc, PeopleRules rules, ObjectProvider<RetainedData> kept) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.kept = kept.orderedStream().toList();
	}

	/** Erases the pairs of whoever has no row any more. */
	@Transactional(propagation = Propagation.MANDATORY)
	void eraseUnused() {
		String after = "";
		List<PersonKey> some;
		do {
			some = jdbc.sql("""
					select distinct own, own_version, space from people.pair where own > :after
					order by own, space limit :limit""")
				.param("after", after)
				.param("limit", BATCH)
				.query((row, number) -> new PersonKey(new SpaceCode(row.getString("space")), row.getString("own"),
						row.getInt("own_version")))
				.list();
			eraseUnused(some);
			after = some.isEmpty() ? after : some.getLast().value();
		}
		while (some.size() == BATCH);
	}

	/** Erases those of some keys, where their people have no row any more. */
	@Transactional(propagation = Propagation.MANDATORY)
	void eraseUnused(Collection<PersonKey> own) {
		var bySpace = own.stream().collect(Collectors.groupingBy(PersonKey::space));
		bySpace.forEach((space, keys) -> {
			Set<PersonKey> unused = new HashSet<>(keys);
			kept.stream()
				.filter(data -> rules.space(data.dataSet()).equals(space))
				.forEach(data -> unused.removeAll(data.kept(unused)));
			jdbc.sql("delete from people.pair where space = :space and own = any (:own)")
				.param("space", space.value())
				.param("own", PersonKeys.values(List.copyOf(unused)))
				.update();
		});
	}

}
