package scot.adp.strategy;

import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the rows of earlier versions. */
class UpgradedDataTests {

	private DriverManagerDataSource owner;

	private JdbcClient jdbc;

	@BeforeEach
	void migrate() {
		var settings = TestDatabase.fresh();
		owner = new DriverManagerDataSource(String.valueOf(settings.get("spring.flyway.url")),
				String.valueOf(settings.get("spring.flyway.user")),
				String.valueOf(settings.get("spring.flyway.password")));
		jdbc = JdbcClient.create(owner);
		migrate("__root", "latest");
		migrate("platform", "latest");
		migrate("strategy", "5");
		jdbc.sql("""
				insert into strategy.status_scale values ('S', 'A scale');
				insert into strategy.plan (code, title, owner, status_scale, effective_from, version, position)
				select code, 'A plan', 'ADP', 'S', '2025-04-01', 1, 0
				from unnest(array['NAADP-2025', 'NAADP-2022', 'WAP-2023']) code""").update();
	}

	@Test
	void plansThatActionsNameAreMendedWithTheUpgrade() {
		jdbc.sql(
				"""
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

		migrate("strategy", "6");

		for (String sql : new String[] { "select code, coalesce(named_plan, '-') from strategy.action", """
				select a.code, coalesce(v.named_plan, '-') from strategy.action a
				join strategy.action_version v on v.action = a.id""" }) {
			assertThat(jdbc.sql(sql).query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list())
				.containsExactlyInAnyOrder(Map.entry("NAMED", "WAP-2023"), Map.entry("YEAR", "-"),
						Map.entry("NAME", "NAADP-2025"), Map.entry("SQUARE", "NAADP-2022"), Map.entry("WHOLE", "-"),
						Map.entry("NONE", "-"));
		}
	}

	@Test
	void filesGivenAsEvidenceBecomeDocuments() {
		jdbc.sql(
				"""
						insert into strategy.action (id, version, plan, code, position, title, priority, kind, responsibility,
						    tracked_from)
						values (gen_random_uuid(), 1, 'WAP-2023', 'A', 1, 'An action', 'P', 'DELIVER', 'LOCAL', '2025-04-01');
						insert into strategy.evidence (id, action, title, link, file_name, media_type, size_bytes, sha256, content,
						    scanned_by, added_by, added_by_name, added_at, removed_at, removed_by_name, removed_reason)
						select gen_random_uuid(), a.id, e.title, e.link, e.name, e.type, length(e.content),
						    encode(sha256(e.content), 'hex'), case when e.removed is null then e.content end, e.scanned,
						    gen_random_uuid(), 'Anna Reid, Lead', '2026-01-01', e.removed,
						    case when e.removed is not null then 'Somebody' end,
						    case when e.removed is not null then 'It named a person.' end
						from strategy.action a, (values
						    ('A link', 'https://example.org', null, null, null, null, null),
						    ('minutes', null, 'minutes.pdf', 'application/pdf', decode('00ff0a', 'hex'), 'A scanner', null),
						    ('Removed', null, null, 'image/png', decode('01', 'hex'), null, '2026-02-01'::timestamptz)
						    ) e (title, link, name, type, content, scanned, removed);
						update strategy.evidence set changed_at = '2026-01-01'""")
			.update();

		migrate("strategy", "6");
		migrate("documents", "1");
		migrate("strategy", "7");

		assertThat(jdbc.sql("""
				select concat_ws('|', e.title, e.link, d.name, d.media_type, d.size_bytes, encode(d.content, 'hex'),
				    d.sha256 = encode(sha256(d.content), 'hex'), d.scanned_by, d.added_by_name, d.removed_reason,
				    e.removed_reason, d.added_by = e.added_by, d.added_at = e.added_at)
				from strategy.evidence e left join documents.document d on d.id = e.document order by e.title""")
			.query(String.class)
			.list()).containsExactly("A link|https://example.org",
					"Removed|image/png|1|Anna Reid, Lead|It named a person.|It named a person.|t|t",
					"minutes|minutes.pdf|application/pdf|3|00ff0a|t|A scanner|Anna Reid, Lead|t|t");
		assertThat(jdbc.sql("select count(distinct changed_at) from strategy.evidence").query(Integer.class).single())
			.isOne();
	}

	private void migrate(String module, String version) {
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
