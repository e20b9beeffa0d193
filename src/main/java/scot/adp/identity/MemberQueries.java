package scot.adp.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.spi.OwnedWork;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;

/** Reads accounts and memberships. */
@Component
class MemberQueries {

	private static final String COLUMNS = """
			m.id, m.account, a.name, m.post, m.unit, m.role, m.valid_from as "from", m.valid_to as "to",
			    case when a.away_until >= :today then a.away_until end as away_until, m.version""";

	/** Who has a password here, or is known to the sign-in service or awaited there. */
	static final String CAN_SIGN_IN = "(a.password_hash is not null or a.subject is not null or a.invited_at is not null)";

	/** Who has a password here or has signed in, so is sure to find the way in again. */
	static final String CAME_IN = "(a.password_hash is not null or a.last_sign_in_at is not null)";

	private static final String MEMBERS = """
			select %s, a.email, %s as signs_in
			from identity.member m join identity.account a on a.id = m.account
			""".formatted(COLUMNS, CAN_SIGN_IN);

	private static final String HOLDS_EVER = "not a.machine and (a.disabled_on is null or a.disabled_on > :today)";

	private static final String HOLDS_NOW_OR_LATER = HOLDS_EVER + " and (m.valid_to is null or m.valid_to >= :today)";

	/** Those first who hold their posts today or will. */
	private static final String BY_NAME = "coalesce(m.valid_to < :today, false), a.name, m.post, m.id";

	private static final String HOLDS_TODAY = """
			 where not a.machine and m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)
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

	// Asked before each service method: within what a page reads together it needs no
	// connection of its own.
	@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
	Optional<Account> account(AccountId id) {
		return jdbc.sql("""
				select id, coalesce(username, id::text) as username, name, password_hash from identity.account
				where id = :id and (disabled_on is null or disabled_on > :today)""")
			.param("id", id.value())
			.param("today", today())
			.query(Account.class)
			.optional();
	}

	Optional<String> email(AccountId id) {
		return jdbc.sql("select email from identity.account where id = :id and email is not null")
			.param("id", id.value())
			.query(String.class)
			.optional();
	}

	@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
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

	/** Those of the accounts that are not switched off. */
	Set<AccountId> enabled(Collection<AccountId> accounts) {
		return Set.copyOf(jdbc.sql("""
				select id as value from identity.account
				where id = any(:ids) and (disabled_on is null or disabled_on > :today)""")
			.param("ids", Rows.ids(accounts))
			.param("today", today())
			.query(AccountId.class)
			.list());
	}

	/**
	 * Whether somebody came without a second factor and holds a role today that needs
	 * one.
	 */
	@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
	boolean needsSecondFactor(SignedIn person) {
		return !person.secondFactor()
				&& membershipsToday(person.account()).stream().anyMatch(it -> it.role().needsSecondFactor());
	}

	List<MemberView> byIds(Collection<MemberId> ids) {
		return jdbc.sql(MEMBERS + " where m.id = any(:ids)")
			.param("today", today())
			.param("ids", Rows.ids(ids))
			.query(MemberQueries::view)
			.list();
	}

	List<MemberView> current() {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + " order by a.name, m.post, m.id")
			.param("today", today())
			.query(MemberQueries::view)
			.list();
	}

	Optional<MemberView> current(MemberId id) {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + " and m.id = :id")
			.param("today", today())
			.param("id", id.value())
			.query(MemberQueries::view)
			.optional();
	}

	/** Those of the members who hold their posts today. */
	List<MemberView> current(Collection<MemberId> ids) {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + " and m.id = any(:ids) order by a.name, m.post, m.id")
			.param("today", today())
			.param("ids", Rows.ids(ids))
			.query(MemberQueries::view)
			.list();
	}

	/** Those of today in some roles. */
	List<MemberView> current(Set<Role> roles) {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + " and m.role = any(:roles) order by a.name, m.post, m.id")
			.param("today", today())
			.param("roles", Rows.names(roles))
			.query(MemberQueries::view)
			.list();
	}

	/**
	 * Some of those of today in some roles whose name and post have a text.
	 * @param first the unit whose people come first, or null
	 */
	List<MemberView> current(Set<Role> roles, String text, @Nullable UnitId first, int offset, int limit) {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + """
				 and m.role = any(:roles)
				 and position(platform.search_form(:text) in platform.search_forms(a.name || ', ' || m.post)) > 0
				order by m.unit is distinct from cast(:first as text), a.name, m.post, m.id
				limit :limit offset :offset""")
			.param("today", today())
			.param("roles", Rows.names(roles))
			.param("text", Blanks.strip(text))
			.param("first", (first != null) ? first.value() : null)
			.param("limit", limit)
			.param("offset", offset)
			.query(MemberQueries::view)
			.list();
	}

	/** Some of those of today whose name and post have a text. */
	List<MemberView> current(String text, int offset, int limit) {
		return jdbc.sql(MEMBERS + HOLDS_TODAY + """
				 and position(platform.search_form(:text) in platform.search_forms(a.name || ', ' || m.post)) > 0
				order by a.name, m.post, m.id limit :limit offset :offset""")
			.param("today", today())
			.param("text", Blanks.strip(text))
			.param("limit", limit)
			.param("offset", offset)
			.query(MemberQueries::view)
			.list();
	}

	/** What people hold today or will, their closed accounts too. */
	List<MemberView> heldBy(Collection<AccountId> accounts) {
		return jdbc.sql(MEMBERS + """
				 where m.account = any(:accounts) and (m.valid_to is null or m.valid_to >= :today)
				order by m.valid_from, m.id""")
			.param("today", today())
			.param("accounts", Rows.ids(accounts))
			.query(MemberQueries::view)
			.list();
	}

	List<MemberId> away() {
		return jdbc.sql("select m.id as value from identity.member m join identity.account a on a.id = m.account"
				+ HOLDS_TODAY + """
						 and a.away_until >= :today
						union select i.member from identity.access_review_item i
						join identity.access_review r on r.id = i.review where i.gives_back and r.signed_at is null""")
			.param("today", today())
			.query(MemberId.class)
			.list();
	}

	/** Some of those who hold a post, with their addresses. */
	List<PersonView> page(Criteria criteria, int offset, int limit) {
		return criteria
			.bind(jdbc.sql(MEMBERS + criteria.where() + " order by " + BY_NAME + " limit :limit offset :offset"))
			.param("today", today())
			.param("limit", limit)
			.param("offset", offset)
			.query((row, number) -> person(row, number, criteria.withEmail()))
			.list();
	}

	Optional<PersonView> person(MemberId id, boolean withEmail) {
		return jdbc.sql(MEMBERS + " where m.id = :id")
			.param("today", today())
			.param("id", id.value())
			.query((row, number) -> person(row, number, withEmail))
			.optional();
	}

	/**
	 * Those who hold a post today or will and have the words.
	 * @param past whether those who held one are found too
	 */
	List<FoundMember> matching(SearchWords words, boolean past, int limit) {
		return words
			.bind(jdbc
				.sql(words.select(new Place(COLUMNS, "identity.member m join identity.account a on a.id = m.account",
						past ? HOLDS_EVER : HOLDS_NOW_OR_LATER, "(a.search || m.search)", "(a.name || ' ' || m.post)",
						"", true, BY_NAME))))
			.param("today", today())
			.param("limit", limit)
			.query((row, number) -> new FoundMember(view(row, number), row.getInt("tier"), row.getDouble("rank")))
			.list();
	}

	/**
	 * Reads a row of {@link #MEMBERS}. Column by column, since lists of people are read
	 * whole and mapping by name takes ten times as long as the database.
	 */
	static MemberView view(ResultSet row, int number) throws SQLException {
		return new MemberView(new MemberId(row.getObject("id", UUID.class)),
				new AccountId(row.getObject("account", UUID.class)), row.getString("name"), row.getString("post"),
				new UnitId(row.getString("unit")), Role.valueOf(row.getString("role")),
				row.getObject("from", LocalDate.class), row.getObject("to", LocalDate.class),
				row.getObject("away_until", LocalDate.class), row.getInt("version"));
	}

	private static PersonView person(ResultSet row, int number, boolean withEmail) throws SQLException {
		return new PersonView(view(row, number), withEmail ? row.getString("email") : null, row.getBoolean("signs_in"),
				OwnedWork.Load.NOTHING);
	}

	int count(Criteria criteria) {
		return criteria
			.bind(jdbc.sql("select count(*) from identity.member m join identity.account a on a.id = m.account"
					+ criteria.where()))
			.param("today", today())
			.query(Integer.class)
			.single();
	}

	/**
	 * Everybody who has one of the e-mail addresses, once for each post held now or
	 * later.
	 */
	List<Known> known(Collection<String> emails) {
		return jdbc.sql("""
				select a.id as account, a.name, lower(a.email) as email,
				    a.disabled_on is not null and a.disabled_on <= :today as disabled, m.id as member, m.unit, m.post,
				    m.role
				from identity.account a
				left join identity.member m on m.account = a.id and (m.valid_to is null or m.valid_to >= :today)
				where lower(a.email) = any(:emails)""")
			.param("today", today())
			.param("emails", emails.toArray(String[]::new))
			.query(Known.class)
			.list();
	}

	/**
	 * Lets changes of people and accounts come one after the other until the end of the
	 * transaction: the same person may be added twice, or two last lead officers close
	 * each other.
	 */
	void lockPeople() {
		jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('identity.people'))) as held")
			.query(Integer.class)
			.single();
	}

	LocalDate today() {
		return LocalDate.now(clock);
	}

	/**
	 * Which members to list.
	 *
	 * @param units the units wanted; empty for any
	 * @param withEmail whether addresses are searched and told
	 * @param past whether words find those too whose membership is over
	 */
	record Criteria(@Nullable String text, Set<UnitId> units, boolean withEmail, boolean past) {

		String where() {
			var sql = new StringBuilder(" where ").append((past && text != null) ? HOLDS_EVER : HOLDS_NOW_OR_LATER);
			if (text != null) {
				sql.append(" and (")
					.append(SearchWords.contains("a.name"))
					.append(" or ")
					.append(SearchWords.contains("m.post"))
					.append(withEmail ? " or a.email ilike :text)" : ")");
			}
			if (!units.isEmpty()) {
				sql.append(" and m.unit = any(:units)");
			}
			return sql.toString();
		}

		StatementSpec bind(StatementSpec statement) {
			return statement.param("text", (text != null) ? Rows.like(Blanks.strip(text)) : null)
				.param("units", Rows.codes(units));
		}

	}

	/** A post of somebody who has an e-mail address; without one where there is none. */
	record Known(AccountId account, String name, String email, boolean disabled, @Nullable MemberId member,
			@Nullable UnitId unit, @Nullable String post, @Nullable Role role) {
	}

	record Account(AccountId id, String username, String name, @Nullable String passwordHash) {
	}

}
