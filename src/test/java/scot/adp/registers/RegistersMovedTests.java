package scot.adp.registers;

import java.util.Map;
import java.util.Objects;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Registers that families kept come into their own module, whichever script runs first.
 */
class RegistersMovedTests {

	private static final String ENTRIES = """
			select e.kind || ' ' || e.unit || ' ' || s.revision || ' ' || s.state || ' ' || coalesce(s.reason, '') || ' '
			    || coalesce(e.came_in::text, '')
			from registers.register_entry e join registers.register_said s on s.entry = e.id order by 1""";

	private static final String BROUGHT = "0b1dd1a2-5a30-4b53-9d7e-0c3d6f0e6f11";

	private DriverManagerDataSource database = new DriverManagerDataSource();

	@BeforeEach
	void platform() {
		Map<String, Object> settings = TestDatabase.fresh();
		database = new DriverManagerDataSource(text(settings, "url"), text(settings, "user"),
				text(settings, "password"));
		run("platform", MigrationVersion.LATEST);
	}

	@Test
	void entriesArriveWhereRegistersComeFirst() {
		run("families", MigrationVersion.fromVersion("10"));
		tell();
		run("registers", MigrationVersion.LATEST);
		run("families", MigrationVersion.LATEST);
		expectAllThere();
	}

	@Test
	void entriesArriveWhereFamiliesComeFirst() {
		run("families", MigrationVersion.fromVersion("10"));
		tell();
		run("families", MigrationVersion.LATEST);
		run("registers", MigrationVersion.LATEST);
		expectAllThere();
	}

	@Test
	void entriesOfBeforeFilesArriveToo() {
		run("families", MigrationVersion.fromVersion("8"));
		jdbc().sql("""
				insert into families.register_entry (id, version, kind, unit, item, recorded_at)
				values (gen_random_uuid(), 1, 'PATHWAY', 'NAC', 'FIRST', now())""").update();
		run("registers", MigrationVersion.LATEST);
		run("families", MigrationVersion.LATEST);
		assertThat(jdbc().sql("select kind from registers.register_entry").query(String.class).list())
			.containsExactly("PATHWAY");
		expectNoneLeft();
	}

	@Test
	void newInstallHasOneHomeForThemInEitherOrder() {
		run("registers", MigrationVersion.LATEST);
		run("families", MigrationVersion.LATEST);
		expectNoneLeft();
		platform();
		run("families", MigrationVersion.LATEST);
		run("registers", MigrationVersion.LATEST);
		expectNoneLeft();
	}

	private void expectAllThere() {
		assertThat(jdbc().sql(ENTRIES).query(String.class).list())
			.containsExactly("PROTOCOL NAC 1 IN_TALKS  " + BROUGHT, "PROTOCOL NAC 2 SIGNED They signed. " + BROUGHT);
		expectNoneLeft();
	}

	private void expectNoneLeft() {
		assertThat(jdbc().sql("""
				select table_schema || '.' || table_name from information_schema.tables
				where table_name in ('register_entry', 'register_said') order by 1""").query(String.class).list())
			.containsExactly("registers.register_entry", "registers.register_said");
	}

	private void tell() {
		jdbc()
			.sql("""
					with told as (
					    insert into families.register_entry (id, version, kind, unit, item, recorded_at, came_in)
					    values (gen_random_uuid(), 2, 'PROTOCOL', 'NAC', 'EARLY_INTERVENTION', now(), cast(:in as uuid)) returning id)
					insert into families.register_said (id, entry, revision, state, on_day, withdrawn, reason, after_sign_off,
					    said_by, said_by_name, said_at)
					select gen_random_uuid(), told.id, one.revision, one.state, date '2026-10-01', false, one.reason, false,
					    gen_random_uuid(), 'Mairi Test', now()
					from told, (values (1, 'IN_TALKS', null), (2, 'SIGNED', 'They signed.')) as one (revision, state, reason)""")
			.param("in", BROUGHT)
			.update();
	}

	private void run(String module, MigrationVersion target) {
		Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration/" + module)
			.defaultSchema("migration")
			.createSchemas(true)
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.table("history_" + module)
			.target(target)
			.load()
			.migrate();
	}

	private JdbcClient jdbc() {
		return JdbcClient.create(database);
	}

	private static String text(Map<String, Object> settings, String name) {
		return String.valueOf(Objects.requireNonNull(settings.get("spring.flyway." + name)));
	}

}
