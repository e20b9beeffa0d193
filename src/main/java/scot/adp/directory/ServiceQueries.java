package scot.adp.directory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;

/** Reads which services are wanted, some at a time. */
@Component
class ServiceQueries {

	private static final RowMapper<ServiceView> SERVICE = Rows.of(ServiceView.class);

	private static final String ORDER = "(lower(s.name), s.id)";

	private final JdbcClient jdbc;

	private final ServiceLists lists;

	ServiceQueries(JdbcClient jdbc, ServiceLists lists) {
		this.jdbc = jdbc;
		this.lists = lists;
	}

	/** Those behind one, by name. */
	List<ServiceView> behind(Services.Filter filter, @Nullable ServiceId last, int limit, LocalDate day) {
		var sql = "select s.id, s.version, s.unit, s.name, s.state, s.ended_on " + wanted(filter) + ((last != null)
				? " and %s > (select lower(l.name), l.id from directory.service l where l.id = :last)".formatted(ORDER)
				: "") + " order by lower(s.name), s.id limit :limit";
		var statement = with(sql, filter, day).param("limit", limit);
		return ((last != null) ? statement.param("last", last.value()) : statement).query(SERVICE).list();
	}

	/** How many are wanted in all. */
	int count(Services.Filter filter, LocalDate day) {
		return with("select count(*) " + wanted(filter), filter, day).query(Integer.class).single();
	}

	private static String wanted(Services.Filter filter) {
		var sql = new StringBuilder("""
				from directory.service s join directory.unit u on u.code = s.unit
				""");
		if (filter.assurance() != null) {
			sql.append(AssuranceSql.SAID);
		}
		sql.append("where not s.merged and lower(s.name || ' ' || u.name) like :text");
		if (!filter.kinds().isEmpty()) {
			sql.append(" and s.kinds && cast(:kinds as text[])");
		}
		if (filter.forAge() != null) {
			sql.append(" and coalesce(s.min_age, :age) <= :age and coalesce(s.max_age, :age) >= :age");
		}
		if (filter.changedSince() != null) {
			sql.append(" and s.changed_at >= :since");
		}
		if (filter.area() != null) {
			// What is shown to nobody is not found by where it lies, either.
			sql.append("""

					and (cast(:area as text) = any(s.areas) or exists (select from directory.service_at_place a
					   join directory.place p on p.id = a.place
					   where a.service = s.id and p.area = :area and p.masking <> 'NONE_SHOWN'))""");
		}
		if (filter.openAt() != null) {
			sql.append("""

					and exists (select from directory.opening_window w where w.service = s.id and w.state = 'OPEN'
					   and w.starts_at <= :openAt and w.ends_at > :openAt)""");
		}
		if (filter.assurance() != null) {
			sql.append(" and ").append(AssuranceSql.STATE).append(" = :assurance");
		}
		return sql.toString();
	}

	private StatementSpec with(String sql, Services.Filter filter, LocalDate day) {
		var statement = jdbc.sql(sql)
			.param("text", Rows.like(Objects.requireNonNullElse(filter.search(), "").strip().toLowerCase(Locale.ROOT)));
		if (!filter.kinds().isEmpty()) {
			statement = statement.param("kinds", filter.kinds().toArray(String[]::new));
		}
		if (filter.forAge() != null) {
			statement = statement.param("age", filter.forAge());
		}
		if (filter.changedSince() != null) {
			statement = statement.param("since", filter.changedSince().atOffset(ZoneOffset.UTC));
		}
		if (filter.area() != null) {
			statement = statement.param("area", filter.area().value());
		}
		if (filter.openAt() != null) {
			statement = statement.param("openAt", filter.openAt().atOffset(ZoneOffset.UTC));
		}
		if (filter.assurance() != null) {
			statement = AssuranceSql.on(statement, day, lists.rules().assurance())
				.param("assurance", filter.assurance().name());
		}
		return statement;
	}

}
