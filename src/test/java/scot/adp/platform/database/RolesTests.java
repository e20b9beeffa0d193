package scot.adp.platform.database;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the application's own role may not do, tried with its own connections. */
@AdpTest
class RolesTests {

	private static final String REFUSED = "42501";

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	@Test
	void programWorksAsTheApplicationRole() {
		assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("adp_app");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit.entry set actor = 'nobody'", "delete from audit.entry",
			"truncate audit.entry", "alter table audit.entry disable trigger all", "drop table audit.entry" })
	void auditTrailCannotBeTouched(String sql) {
		graphQl.as("lead").query("{ me { name } }").withoutErrors();
		long before = entries();
		assertThat(before).isPositive();
		assertThat(refusal(sql)).isEqualTo(REFUSED);
		assertThat(entries()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "audit", "bus", "directory", "identity", "migration", "platform", "public", "strategy" })
	void schemasTakeNoTableFromTheApplication(String schema) {
		assertThat(refusal("create table %s.planted (id int)".formatted(schema))).isEqualTo(REFUSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create schema planted", "drop schema strategy cascade",
			"alter table strategy.action add column planted int", "drop table strategy.progress_update",
			"create index on strategy.action (title)", "create role planted", "alter role adp_app superuser",
			"set role adp_owner", "alter table strategy.action owner to adp_app" })
	void structureAndRightsAreNotTheApplicationsToChange(String sql) {
		assertThat(refusal(sql)).isEqualTo(REFUSED);
	}

	@Test
	void applicationCannotGiveItselfARight() {
		jdbc.sql("grant all on audit.entry to adp_app").update();
		assertThat(jdbc.sql("select has_table_privilege('audit.entry', 'update, delete, truncate, trigger')")
			.query(Boolean.class)
			.single()).isFalse();
	}

	@Test
	void everySchemaAndTableBelongsToTheOwner() {
		assertThat(jdbc.sql("""
				select nspname from pg_namespace
				where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')
				    and pg_get_userbyid(nspowner) <> 'adp_owner'""").query(String.class).list()).isEmpty();
		assertThat(jdbc.sql("""
				select schemaname || '.' || tablename from pg_tables
				where schemaname not in ('pg_catalog', 'information_schema') and tableowner <> 'adp_owner'""")
			.query(String.class)
			.list()).isEmpty();
	}

	@Test
	void everyModuleWithTablesHasItsSchemaAndNoKeyPointsOutOfIt() {
		assertThat(jdbc.sql("select nspname from pg_namespace where pg_get_userbyid(nspowner) = 'adp_owner'")
			.query(String.class)
			.list()).containsAll(List.of("audit", "bus", "directory", "identity", "migration", "platform", "strategy"));
		assertThat(jdbc.sql("""
				select c.conname from pg_constraint c join pg_class one on one.oid = c.conrelid
				    join pg_class other on other.oid = c.confrelid
				where c.contype = 'f' and one.relnamespace <> other.relnamespace""").query(String.class).list())
			.isEmpty();
	}

	private long entries() {
		return jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
	}

	private String refusal(String sql) {
		var refused = new String[1];
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(sql).update())
			.satisfies(ex -> refused[0] = ((SQLException) ex.getMostSpecificCause()).getSQLState());
		return refused[0];
	}

}
