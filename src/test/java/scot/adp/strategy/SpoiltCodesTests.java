package scot.adp.strategy;

import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Data of a version that took words out of codes too. */
class SpoiltCodesTests {

	@Test
	void plansThatActionsNameAreMendedWithTheUpgrade() {
		var settings = TestDatabase.fresh();
		var owner = new DriverManagerDataSource(String.valueOf(settings.get("spring.flyway.url")),
				String.valueOf(settings.get("spring.flyway.user")),
				String.valueOf(settings.get("spring.flyway.password")));
		migrate(owner, "__root", "latest");
		migrate(owner, "platform", "latest");
		migrate(owner, "strategy", "5");
		var jdbc = JdbcClient.create(owner);
		jdbc.sql(
				"""
						insert into strategy.status_scale values ('S', 'A scale');
						insert into strategy.plan (code, title, owner, status_scale, effective_from, version, position)
						select code, 'A plan', 'ADP', 'S', '2025-04-01', 1, 0
						from unnest(array['NAADP-2025', 'NAADP-2022', 'WAP-2023']) code;
						insert into strategy.action (id, version, plan, code, position, title, priority, kind, responsibility,
						    tracked_from, named_plan)
						select gen_random_uuid(), 1, 'WAP-2023', code, 1, 'An action', 'P', 'DELIVER', 'LOCAL', '2025-04-01', named
						from (values ('NAMED', 'WAP-2023'), ('YEAR', 'NAADP-(removed)'), ('NAME', '(removed)-2025'),
						    ('SQUARE', '[removed]-2022'), ('WHOLE', 'Text removed on 1 May 2026: 100% of (it_\\'),
						    ('NONE', null)) a (code, named);
						insert into strategy.action_version (action, number, recorded_at, source, effective_on, title, priority,
						    kind, responsibility, named_plan, outcomes, principles, partner_units, crosswalk)
						select id, 1, now(), 'FILE', '2025-04-01', title, priority, kind, responsibility, named_plan, '{}', '{}',
						    '{}', '{}' from strategy.action""")
			.update();

		migrate(owner, "strategy", "6");

		for (String sql : new String[] { "select code, coalesce(named_plan, '-') from strategy.action", """
				select a.code, coalesce(v.named_plan, '-') from strategy.action a
				join strategy.action_version v on v.action = a.id""" }) {
			assertThat(jdbc.sql(sql).query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list())
				.containsExactlyInAnyOrder(Map.entry("NAMED", "WAP-2023"), Map.entry("YEAR", "-"),
						Map.entry("NAME", "NAADP-2025"), Map.entry("SQUARE", "NAADP-2022"), Map.entry("WHOLE", "-"),
						Map.entry("NONE", "-"));
		}
	}

	private static void migrate(DriverManagerDataSource owner, String module, String version) {
		Flyway.configure()
			.dataSource(owner)
			.defaultSchema("migration")
			.createSchemas(true)
			.table("history_" + module)
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.locations("classpath:db/migration/" + module)
			.target(MigrationVersion.fromVersion(version))
			.load()
			.migrate();
	}

}
