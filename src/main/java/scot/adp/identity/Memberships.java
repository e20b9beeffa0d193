package scot.adp.identity;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The memberships, for work that runs without a caller. */
@Component
public class Memberships {

	private final MemberQueries queries;

	private final JdbcClient jdbc;

	Memberships(MemberQueries queries, JdbcClient jdbc) {
		this.queries = queries;
		this.jdbc = jdbc;
	}

	/** All whose membership holds today, by name. */
	public List<MemberView> current() {
		return queries.current();
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
