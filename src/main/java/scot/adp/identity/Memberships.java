package scot.adp.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.database.Readings;

/** The memberships, for work that runs without a caller. */
@Component
public class Memberships {

	private final MemberQueries queries;

	private final JdbcClient jdbc;

	private final Readings readings;

	Memberships(MemberQueries queries, JdbcClient jdbc, Readings readings) {
		this.queries = queries;
		this.jdbc = jdbc;
		this.readings = readings;
	}

	/** All whose membership holds today, by name. */
	public List<MemberView> current() {
		return queries.current();
	}

	/** Those of the members whose membership holds today, by name. */
	public List<MemberView> current(Collection<MemberId> ids) {
		return ids.isEmpty() ? List.of() : queries.current(ids);
	}

	/** All in some roles whose membership holds today, by name. */
	public List<MemberView> current(Set<Role> roles) {
		return readings.once(List.of("identity.current", roles), () -> queries.current(roles));
	}

	/** Whether demonstration accounts are among those who can sign in. */
	public boolean haveDemonstration() {
		return jdbc.sql("select exists (select 1 from identity.account where username is not null and not machine)")
			.query(Boolean.class)
			.single();
	}

	/** Whether invented people are among the members. */
	public boolean haveSample() {
		return jdbc.sql("select exists (select 1 from identity.account where sample)").query(Boolean.class).single();
	}

}
