package scot.adp.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A portfolio of plans that are copies of the partnership's own: each with its actions,
 * leads, a group with meetings, milestones, board lines and a history of updates. It is
 * made by SQL as the database's owner, in seconds; the dates that follow from updates and
 * meetings are near enough, and the program works them out anew when it starts.
 */
public final class Portfolio {

	private static final String MODEL = "NAADP-2025";

	private Portfolio() {
	}

	/**
	 * Fills a database that the program has set up.
	 * @param plans how many plans
	 * @param updates how many updates each action has
	 * @param people how many people are added to the units
	 */
	public static void fill(Connection owner, int plans, int updates, int people) throws SQLException {
		try (var statement = owner.createStatement()) {
			statement.execute("""
					create temporary table copy as select i, 'P-' || lpad(i::text, 3, '0') as plan,
					    'PG-' || lpad(i::text, 3, '0') as "group" from generate_series(1, %d) i""".formatted(plans));
			statement.execute(
					"""
							create temporary table person as select i, gen_random_uuid() as account, gen_random_uuid() as member,
							    (select array_agg(code order by code) from directory.unit where ended_on is null) as units
							    from generate_series(1, %d) i"""
						.formatted(people));
			statement.execute(
					"create temporary table saying as select %d as updates, current_date as today".formatted(updates));
			statement.execute("create index on person (i)");
			statement.execute(WITHOUT_INDEXES);
			for (String step : STEPS) {
				statement.execute(step.replace("MODEL", "'" + MODEL + "'"));
			}
			statement.execute(WITH_INDEXES);
			for (String table : List.of("copy", "person", "saying", "indexed")) {
				statement.execute("drop table " + table);
			}
			statement.execute("analyze");
		}
	}

	/** Rows come in many times faster without the indexes of words. */
	private static final String WITHOUT_INDEXES = """
			create temporary table indexed as select indexdef, schemaname, indexname from pg_indexes
			    where schemaname in ('strategy', 'governance', 'reporting') and indexdef ilike '%using gin%';
			do $$ declare it record; begin
			    for it in select * from indexed loop execute format('drop index %I.%I', it.schemaname, it.indexname); end loop;
			end $$""";

	private static final String WITH_INDEXES = """
			do $$ declare it record; begin for it in select * from indexed loop execute it.indexdef; end loop; end $$""";

	private static final List<String> STEPS = List.of(
			"""
					insert into identity.account (id, name, email)
					select account, (array['Ailsa', 'Callum', 'Eilidh', 'Fraser', 'Isla', 'Kirsty', 'Lewis', 'Morag', 'Rory', 'Skye'])
					        [1 + i % 10] || ' ' ||
					    (array['Baird', 'Cowan', 'Drysdale', 'Erskine', 'Forsyth', 'Gilmour', 'Haldane', 'Imrie', 'Jardine'])
					        [1 + i % 9] || ' ' || i, 'person' || i || '@example.org' from person""",
			"""
					insert into identity.member (id, account, post, unit, role, valid_from)
					select member, account, (array['Service manager', 'Team leader', 'Improvement officer'])[1 + i % 3],
					    units[1 + i % array_length(units, 1)], 'UNIT_LEAD', date '2025-04-01' from person""", """
					insert into directory.meeting_group (code, name, papers_due_working_days_before, position)
					select "group", 'Group ' || i, 10, 1000 + i from copy""", """
					insert into directory.meeting (group_code, held_on, papers_due_on)
					select "group", today + 30 * k + i % 28, today + 30 * k + i % 28 - 14
					from copy, saying, generate_series(-24, 12) k where k % 3 = 0""",
			"""
					insert into strategy.plan (code, title, owner, vision, status_scale, effective_from, effective_to, version, position)
					select c.plan, p.title || ' ' || c.i, p.owner, p.vision, p.status_scale, p.effective_from, p.effective_to, 1,
					    1000 + c.i from copy c, strategy.plan p where p.code = MODEL""",
			"""
					insert into strategy.priority (plan, code, position, title, aim, cross_cutting)
					select c.plan, p.code, p.position, p.title, p.aim, p.cross_cutting from copy c, strategy.priority p
					where p.plan = MODEL""", """
					insert into strategy.outcome (plan, code, position, title, published_text)
					select c.plan, o.code, o.position, o.title, o.published_text from copy c, strategy.outcome o
					where o.plan = MODEL""", """
					insert into strategy.area (plan, priority, position, title, outcomes)
					select c.plan, a.priority, a.position, a.title, a.outcomes from copy c, strategy.area a
					where a.plan = MODEL""",
			"""
					insert into strategy.principle (plan, code, position, title)
					select c.plan, p.code, p.position, p.title from copy c, strategy.principle p where p.plan = MODEL""",
			"""
					insert into strategy.action (id, version, plan, code, position, title, published_text, priority, grouping_title,
					    kind, responsibility, starts_on, ends_on, lead_unit, overseeing_group, cadence_months, tracked_from, lead,
					    deputy)
					select gen_random_uuid(), 1, c.plan, a.code, a.position, a.title, a.published_text, a.priority,
					    a.grouping_title, a.kind, a.responsibility, a.starts_on, a.ends_on, a.lead_unit, c."group",
					    a.cadence_months, a.tracked_from,
					    case when (a.position + c.i) % 12 > 0 then (select member from person p
					        where p.i = 1 + (a.position * 7 + c.i) % (select count(*) from person)) end,
					    (select member from person p where p.i = 1 + (a.position * 11 + c.i) % (select count(*) from person))
					from copy c, strategy.action a where a.plan = MODEL""",
			"""
					insert into strategy.action_outcome (action, plan, outcome, position)
					select n.id, c.plan, x.outcome, x.position from copy c join strategy.action n on n.plan = c.plan
					join strategy.action a on a.plan = MODEL and a.code = n.code join strategy.action_outcome x on x.action = a.id""",
			"""
					insert into strategy.action_principle (action, plan, principle, position, proposed)
					select n.id, c.plan, x.principle, x.position, x.proposed from copy c
					join strategy.action n on n.plan = c.plan join strategy.action a on a.plan = MODEL and a.code = n.code
					join strategy.action_principle x on x.action = a.id""",
			"""
					insert into strategy.action_partner (action, unit, position)
					select n.id, x.unit, x.position from copy c join strategy.action n on n.plan = c.plan
					join strategy.action a on a.plan = MODEL and a.code = n.code
					join strategy.action_partner x on x.action = a.id""",
			"""
					insert into strategy.action_version (action, number, recorded_at, source, effective_on, title,
					    published_text, priority, grouping_title, kind, responsibility, lead_unit, overseeing_group, outcomes,
					    principles, partner_units, crosswalk)
					select a.id, 1, now(), 'FILE', a.tracked_from, a.title, a.published_text, a.priority, a.grouping_title,
					    a.kind, a.responsibility, a.lead_unit, a.overseeing_group, '{}', '{}', '{}', '{}'
					from copy c join strategy.action a on a.plan = c.plan""",
			"""
					insert into strategy.progress_update (id, action, said_on, recorded_at, recorded_by, recorded_by_name,
					    status, no_change, what_happened, next_step)
					select gen_random_uuid(), a.id, said.said_on, said.said_on + time '14:00', gen_random_uuid(),
					    'Ailsa Baird, Service manager',
					    (array['ON_TRACK', 'ON_TRACK', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK'])[1 + (a.position + c.i + k) % 5],
					    false, 'In round ' || k || ' ' || (array['the first sessions were held and people told us they help',
					        'training on naloxone was given to staff of housing services',
					        'the room in Irvine was lost and another is looked for',
					        'families were asked what would help and their answers are written up',
					        'recruitment went on, with two posts filled and one open'])[1 + (a.position + k) % 5]
					        || ' for ' || a.code || '.',
					    (array['Meet the partners again.', 'Write to all units.', null])[1 + (c.i + k) % 3]
					from copy c join strategy.action a on a.plan = c.plan cross join saying
					cross join lateral generate_series(1, saying.updates) k
					cross join lateral (select today - (a.position + c.i * 3) % 120 - (k - 1) * 25 as said_on) said""",
			"""
					update strategy.action a set status = last.status, last_updated_on = last.said_on,
					    owed_from = a.tracked_from, owed_until = p.effective_to, next_due_on = due.papers_due_on,
					    due_from = due.papers_due_on - 14
					from copy c join strategy.plan p on p.code = c.plan
					cross join lateral (select id from strategy.action x where x.plan = c.plan) n
					cross join lateral (select u.status, u.said_on from strategy.progress_update u where u.action = n.id
					    order by u.said_on desc, u.recorded_at desc, u.id desc limit 1) last
					cross join lateral (select min(m.papers_due_on) as papers_due_on from directory.meeting m
					    where m.group_code = c."group" and m.papers_due_on > last.said_on + 14) due
					where a.id = n.id""",
			"""
					insert into strategy.milestone (id, version, action, position, title, baseline_on, current_on, done_on)
					select gen_random_uuid(), 1, a.id, k, (array['Partners agree the plan', 'Staff are trained', 'First review'])
					        [k + 1], today + (k - 1) * 60, today + (k - 1) * 60 + (a.position % 4) * 20,
					    case when k = 0 then today - 70 end
					from copy c join strategy.action a on a.plan = c.plan cross join saying cross join generate_series(0, 2) k""",
			"""
					insert into governance.board_line (id, action, group_code, held_on, number, words, written_by,
					    written_by_name, written_at, changed_at)
					select gen_random_uuid(), a.id, c."group", m.held_on, 1, 'Work goes on as planned; ' || a.title,
					    gen_random_uuid(), 'Isla Drummond, Lead officer', m.held_on - 20 + time '10:00',
					    m.held_on - 20 + time '10:00'
					from copy c join strategy.action a on a.plan = c.plan join directory.meeting m on m.group_code = c."group"
					cross join saying where m.held_on between today - 200 and today + 60 and a.position % 3 = 0""",
			"""
					insert into strategy.help_request (id, version, action, asked_by, asked_by_name, asked_at, state)
					select gen_random_uuid(), 1, a.id, gen_random_uuid(), 'Ailsa Baird, Service manager',
					    today - a.position + time '09:00', 'OPEN' from copy c join strategy.action a on a.plan = c.plan
					cross join saying where a.position % 20 = 3""",
			"""
					insert into strategy.note (id, action, layer, unit, words, written_by, written_by_name, written_at)
					select gen_random_uuid(), a.id, 'TEAM', 'NAADP-SUPPORT', 'Ask again before the board.', gen_random_uuid(),
					    'Isla Drummond, Lead officer', now() from copy c join strategy.action a on a.plan = c.plan""",
			"""
					with paper as (insert into governance.paper (id, group_code, group_name, held_on, number, as_at, issued_at,
					    issued_by, issued_by_name, on_course, complete, not_owing, exceptions)
					    select gen_random_uuid(), m.group_code, 'Group', m.held_on, 1, m.held_on, m.held_on + time '09:00',
					        gen_random_uuid(), 'Isla Drummond, Lead officer', 40, 4, 10, 28
					    from directory.meeting m join copy c on c."group" = m.group_code, saying where m.held_on < today
					    returning id, group_code)
					insert into governance.paper_item (paper, position, action, plan, code, title, section, further, change,
					    board_line)
					select p.id, a.position, a.id, a.plan, a.code, a.title, 'STALE', '{}', 'SAME', 'Work goes on as planned.'
					from paper p join strategy.action a on a.overseeing_group = p.group_code where a.position % 3 = 0""");

}
