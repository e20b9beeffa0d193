package scot.adp.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;

/** Reads who can sign in. */
@Component
class AccountQueries {

	private static final String STATES = """
			select a.*, case
			    when a.disabled_on is not null and a.disabled_on <= :today then 'CLOSED'
			    when a.last_sign_in_at is not null then 'ACTIVE'
			    when a.invited_at is not null or a.password_hash is not null then 'INVITED'
			    else 'NOT_INVITED' end as state
			from identity.account a""";

	private final JdbcClient jdbc;

	private final MemberQueries members;

	private final Clock clock;

	AccountQueries(JdbcClient jdbc, MemberQueries members, Clock clock) {
		this.jdbc = jdbc;
		this.members = members;
		this.clock = clock;
	}

	List<AccountView> page(AccountFilter filter, int offset, int limit) {
		var rows = bind(filter,
				jdbc.sql("select * from (%s) a where %s order by a.name, a.id limit :limit offset :offset"
					.formatted(STATES, where(filter))))
			.param("limit", limit)
			.param("offset", offset)
			.query(AccountQueries::row)
			.list();
		return withMemberships(rows);
	}

	List<AccountView> after(AccountFilter filter, @Nullable AccountId last, int limit) {
		var rows = bind(filter, jdbc.sql("""
				select * from (%s) a where %s and (:first or (a.name, a.id) > (
				    select name, id from identity.account where id = :last))
				order by a.name, a.id limit :limit""".formatted(STATES, where(filter)))).param("first", last == null)
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(AccountQueries::row)
			.list();
		return withMemberships(rows);
	}

	int count(AccountFilter filter) {
		return bind(filter, jdbc.sql("select count(*) from (%s) a where %s".formatted(STATES, where(filter))))
			.query(Integer.class)
			.single();
	}

	Optional<AccountView> find(AccountId id) {
		var rows = jdbc.sql("select * from (%s) a where a.id = :id".formatted(STATES))
			.param("today", today())
			.param("id", id.value())
			.query(AccountQueries::row)
			.list();
		return withMemberships(rows).stream().findFirst();
	}

	Optional<String> subject(AccountId id) {
		return jdbc.sql("select subject from identity.account where id = :id and subject is not null")
			.param("id", id.value())
			.query(String.class)
			.optional();
	}

	private List<AccountView> withMemberships(List<AccountView> accounts) {
		Map<AccountId, List<MemberView>> held = members.heldBy(accounts.stream().map(AccountView::id).toList())
			.stream()
			.collect(Collectors.groupingBy(MemberView::account));
		return accounts.stream()
			.map(it -> new AccountView(it.id(), it.name(), it.email(), it.machine(), it.state(), it.invitedAt(),
					it.lastSignInAt(), it.closedOn(), it.closedBecause(), it.version(),
					held.getOrDefault(it.id(), List.of())))
			.toList();
	}

	private static String where(AccountFilter filter) {
		String text = (filter.text() != null) ? """
				(%s or a.email ilike :text or exists (
				    select 1 from identity.member m where m.account = a.id and %s))"""
			.formatted(SearchWords.contains("a.name"), SearchWords.contains("m.post")) : "true";
		return (filter.state() != null) ? text + " and a.state = :state" : text;
	}

	private StatementSpec bind(AccountFilter filter, StatementSpec statement) {
		@Nullable String text = filter.text();
		return statement.param("today", today())
			.param("text", (text != null) ? Rows.like(Blanks.strip(text.replace("\0", ""))) : null)
			.param("state", (filter.state() != null) ? filter.state().name() : null);
	}

	private static AccountView row(ResultSet row, int number) throws SQLException {
		var state = AccountState.valueOf(row.getString("state"));
		@Nullable String because = row.getString("closed_because");
		return new AccountView(new AccountId(row.getObject("id", UUID.class)), row.getString("name"),
				row.getString("email"), row.getBoolean("machine"), state,
				row.getObject("invited_at", OffsetDateTime.class),
				row.getObject("last_sign_in_at", OffsetDateTime.class),
				(state == AccountState.CLOSED) ? row.getObject("disabled_on", LocalDate.class) : null,
				(because != null) ? ClosedBecause.valueOf(because) : null, row.getInt("version"), List.of());
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
