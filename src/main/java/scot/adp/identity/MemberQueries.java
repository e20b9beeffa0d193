package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.MemberId;

/** Reads accounts and memberships. */
@Component
class MemberQueries {

	private static final String MEMBERS = """
			select m.id, m.account, a.name, m.post, m.unit, m.role, m.valid_from as "from", m.valid_to as "to",
			    case when a.away_until >= :today then a.away_until end as away_until, m.version
			from identity.member m join identity.account a on a.id = m.account
			""";

	private static final String HOLDS_TODAY = """
			 where m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)
			and (a.disabled_on is null or a.disabled_on > :today)
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	MemberQueries(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Account> account(String username) {
		return jdbc.sql("""
				select id, username, name, password_hash from identity.account
				where username = :username and (disabled_on is null or disabled_on > :today)""")
			.param("username", username)
			.param("today", today())
			.query(Account.class)
			.optional();
	}

	Optional<Account> account(AccountId id) {
		return jdbc.sql("""
				select id, username, name, password_hash from identity.account
				where id = :id and (disabled_on is null or disabled_on > :today)""")
			.param("id", id.value())
			.param("today", today())
			.query(Account.class)
			.optional();
	}

	List<Membership> membershipsToday(AccountId account) {
		return jdbc.sql("""
				select id, post, unit, role from identity.member
				where account = :account and valid_from <= :today and (valid_to is null or valid_to >= :today)
				order by valid_from, id""")
			.param("account", account.value())
			.param("today", today())
			.query(Membership.class)
			.list();
	}

	List<MemberView> byIds(Collection<MemberId> ids) {
		return jdbc.sql(MEMBERS + " where m.id = any(:ids)")
			.param("today", today())
			.param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
			.query(MemberView.class)
			.list();
	}

	List<MemberView> current() {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + " order by a.name, m.post, m.id")
			.param("today", today())
			.query(MemberView.class)
			.list();
	}

	List<MemberId> away() {
		return jdbc
			.sql("select m.id from identity.member m join identity.account a on a.id = m.account" + HOLDS_TODAY
					+ " and a.away_until >= :today")
			.param("today", today())
			.query(MemberId.class)
			.list();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	record Account(AccountId id, String username, String name, @Nullable String passwordHash) {
	}

}
