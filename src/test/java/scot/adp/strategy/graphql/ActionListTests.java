package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists of actions and of their updates: pages and filters. */
@AdpTest
class ActionListTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	private static final String STALE = "a.owed_from <= :today and (a.owed_until is null or a.owed_until >= :today) and a.next_due_on < :today";

	private static final String OWED = "a.owed_from <= :today and (a.owed_until is null or a.owed_until >= :today) and (a.next_due_on is null or a.next_due_on >= :today)";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void addPlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 12, 83, 84, 85 })
	void walkMeetsEveryActionOnceInThePlansOrder(int first) {
		var codes = new ArrayList<String>();
		@Nullable String after = null;
		boolean more = true;
		while (more) {
			var page = actions("NAADP-2025", first, after, Map.of()).withoutErrors();
			var edges = page.data("/plan/actions/edges");
			edges.valueStream().forEach(edge -> codes.add(edge.at("/node/code").asString()));
			assertThat(edges.size()).isBetween(1, first);
			assertThat(page.data("/plan/actions/totalCount").asInt()).isEqualTo(84);
			assertThat(page.data("/plan/actions/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(after != null);
			assertThat(page.data("/plan/actions/pageInfo/startCursor")).isEqualTo(edges.at("/0/cursor"));
			after = page.data("/plan/actions/pageInfo/endCursor").asString();
			more = page.data("/plan/actions/pageInfo/hasNextPage").asBoolean();
			assertThat(more).isEqualTo(codes.size() < 84);
		}

		assertThat(codes).doesNotHaveDuplicates()
			.isEqualTo(jdbc.sql("select code from strategy.action where plan = 'NAADP-2025' order by position")
				.query(String.class)
				.list());
	}

	@Test
	void pageBehindTheLastRowIsEmpty() {
		var last = actions("NAADP-2025", 100, null, Map.of()).data("/plan/actions/pageInfo/endCursor").asString();

		var page = actions("NAADP-2025", 10, last, Map.of()).withoutErrors();

		assertThat(page.data("/plan/actions/edges").size()).isZero();
		assertThat(page.data("/plan/actions/totalCount").asInt()).isEqualTo(84);
		assertThat(page.data("/plan/actions/pageInfo/hasNextPage").asBoolean()).isFalse();
		assertThat(page.data("/plan/actions/pageInfo/endCursor").isNull()).isTrue();
	}

	@Test
	void walkThroughAFilteredListStaysInIt() {
		Map<String, Object> filter = Map.of("kind", List.of("SUSTAIN"));
		var codes = new ArrayList<String>();
		@Nullable String after = null;
		Answer page;
		do {
			page = actions("NAADP-2025", 3, after, filter).withoutErrors();
			codes.addAll(codes(page));
			after = page.data("/plan/actions/pageInfo/endCursor").asString();
		}
		while (page.data("/plan/actions/pageInfo/hasNextPage").asBoolean());

		assertThat(codes).containsExactlyElementsOf(jdbc
			.sql("select code from strategy.action where plan = 'NAADP-2025' and kind = 'SUSTAIN' order by position")
			.query(String.class)
			.list());
	}

	@Test
	void pageHasTwentyRowsWhereNobodySaysHowMany() {
		var answer = graphQl.as("board").query("{ plan(code: \"NAADP-2025\") { actions { edges { cursor } } } }");

		assertThat(answer.withoutErrors().data("/plan/actions/edges").size()).isEqualTo(20);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 100 })
	void walkMeetsEveryUpdateOnceTheNewestFirst(int first) {
		String action = plan.action("NADARS");
		for (String day : new String[] { "2026-11-02", "2026-11-23", "2026-11-23", "2026-11-23", "2026-11-16",
				"2026-11-02", "2025-12-31" }) {
			var input = plan.update(action);
			input.put("on", day);
			graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
		}
		// Of one moment, so that nothing but the id orders those of a day.
		jdbc.sql("""
				update strategy.progress_update set recorded_at = timestamptz '2026-11-23 10:00:00Z'
				where action = (select id from strategy.action where plan = :plan and code = :code)""")
			.param("plan", plan.code())
			.param("code", action)
			.update();
		var ids = new ArrayList<String>();
		var days = new ArrayList<String>();
		@Nullable String after = null;
		JsonNode page;
		do {
			page = updates(action, first, after);
			page.at("/edges").valueStream().forEach(edge -> {
				ids.add(edge.at("/node/id").asString());
				days.add(edge.at("/node/on").asString());
			});
			after = page.at("/pageInfo/endCursor").asString();
			assertThat(page.at("/edges").size()).isBetween(1, first);
		}
		while (page.at("/pageInfo/hasNextPage").asBoolean());

		assertThat(ids).hasSize(7).doesNotHaveDuplicates();
		assertThat(days).containsExactly("2026-11-23", "2026-11-23", "2026-11-23", "2026-11-16", "2026-11-02",
				"2026-11-02", "2025-12-31");
	}

	@Test
	void updateRecordedMeanwhileDoesNotShiftTheNextPage() {
		String action = plan.action("NADARS");
		for (String day : new String[] { "2026-11-02", "2026-11-09", "2026-11-16" }) {
			var input = plan.update(action);
			input.put("on", day);
			graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
		}
		var page = updates(action, 2, null);

		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", plan.update(action))).withoutErrors();

		var next = updates(action, 2, page.at("/pageInfo/endCursor").asString());
		assertThat(next.at("/edges").size()).isOne();
		assertThat(next.at("/edges/0/node/on").asString()).isEqualTo("2026-11-02");
		assertThat(next.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
	}

	static Stream<Arguments> filters() {
		String below = """
				a.lead_unit in (with recursive below as (select code from directory.unit where code = '%s'
				    union all select u.code from directory.unit u join below b on u.parent = b.code)
				    select code from below)""";
		return Stream.of(filter("freshness", List.of("STALE"), STALE),
				filter("freshness", List.of("NEVER"), OWED + " and a.last_updated_on is null"),
				filter("freshness", List.of("FRESH"),
						OWED + " and a.last_updated_on is not null and (a.due_from is null or a.due_from > :today)"),
				filter("freshness", List.of("DUE"),
						OWED + " and a.last_updated_on is not null and a.due_from <= :today"),
				filter("freshness", List.of("NOT_OWED"),
						"(a.owed_from is null or a.owed_from > :today or a.owed_until < :today)"),
				filter("freshness", List.of("FRESH", "DUE", "STALE", "NEVER", "NOT_OWED"), "true"),
				filter("status", List.of("STALE"), STALE),
				filter("status", List.of("ON_TRACK"), "a.status = 'ON_TRACK' and not coalesce(" + STALE + ", false)"),
				filter("status", List.of("OFF_TRACK", "AT_RISK"),
						"a.status in ('OFF_TRACK', 'AT_RISK') and not coalesce(" + STALE + ", false)"),
				filter("status", List.of("COMPLETE"), "a.status = 'COMPLETE'"),
				filter("status", List.of("ON_HOLD"), "a.status = 'ON_HOLD'"),
				filter("status", List.of("NONE"), "a.status is null and not coalesce(" + STALE + ", false)"),
				filter("unit", "NAC-HOUSING", below.formatted("NAC-HOUSING")),
				filter("unit", "NAC-HOUSING-OPTIONS", "a.lead_unit = 'NAC-HOUSING-OPTIONS'"),
				filter("unit", "NADARS", below.formatted("NADARS")),
				filter("unit", "NAHSCP-CF", below.formatted("NAHSCP-CF")),
				filter("group", "PREVENTION", "a.overseeing_group = 'PREVENTION'"),
				filter("group", "SMT", "a.overseeing_group = 'SMT'"),
				filter("kind", List.of("DELIVER"), "a.kind = 'DELIVER'"),
				filter("kind", List.of("SUSTAIN", "EXPLORE"), "a.kind in ('SUSTAIN', 'EXPLORE')"),
				filter("principle", "EVI",
						"exists (select 1 from strategy.action_principle p where p.action = a.id and p.principle = 'EVI')"),
				filter("outcome", "O4",
						"exists (select 1 from strategy.action_outcome o where o.action = a.id and o.outcome = 'O4')"),
				filter("priority", "FAM", "a.priority = 'FAM'"),
				filter("unowned", true, "a.lead is null and a.responsibility = 'LOCAL' and a.withdrawn_on is null"),
				filter("unowned", false, "true"),
				filter("text", "school",
						"(position('school' in lower(a.title)) > 0 or position('school' in lower(a.code)) > 0 or position('school' in lower(coalesce(a.grouping_title, ''))) > 0)"),
				filter("text", "  hou-1 ", "position('HOU-1' in a.code) > 0"), filter("text", "", "true"));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("filters")
	void filterFindsWhatPlainSqlFinds(String part, Object value, String condition) {
		var expected = jdbc
			.sql("select a.code from strategy.action a where a.plan = 'NAADP-2025' and (%s) order by a.position"
				.formatted(condition))
			.param("today", TODAY)
			.query(String.class)
			.list();

		var answer = actions("NAADP-2025", 100, null, Map.of(part, value)).withoutErrors();

		assertThat(expected).isNotEmpty();
		assertThat(codes(answer)).isEqualTo(expected);
		assertThat(answer.data("/plan/actions/totalCount").asInt()).isEqualTo(expected.size());
	}

	@ParameterizedTest
	@CsvSource({ "unit, NO-SUCH", "group, NO-SUCH", "priority, NO-SUCH", "outcome, O99", "principle, NO-SUCH",
			"text, no such words anywhere" })
	void filterThatNamesNothingFindsNothing(String part, String value) {
		var answer = actions("NAADP-2025", 100, null, Map.of(part, value)).withoutErrors();

		assertThat(answer.data("/plan/actions/totalCount").asInt()).isZero();
		assertThat(answer.data("/plan/actions/edges").size()).isZero();
	}

	@Test
	void partsOfAFilterNarrowEachOther() {
		var kinds = codes(actions("NAADP-2025", 100, null, Map.of("kind", List.of("SUSTAIN"))));
		var units = codes(actions("NAADP-2025", 100, null, Map.of("unit", "NAHSCP-CF")));
		Set<String> expected = new LinkedHashSet<>(kinds);
		expected.retainAll(units);

		assertThat(codes(actions("NAADP-2025", 100, null, Map.of("kind", List.of("SUSTAIN"), "unit", "NAHSCP-CF"))))
			.containsExactlyElementsOf(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "50%|A-1", "%|A-1", "a_b|A-3", "_|A-3", "c\\d|A-5",
			"\\|A-5", "50|A-1,A-2", "A-|A-1,A-2,A-3,A-4,A-5,A-6", "'|A-6", "O'HARA|A-6", "ó|A-6", "Ó|A-6" })
	void textIsTakenAsItStands(String text, String expected) {
		for (String title : new String[] { "50% of rooms", "50 of 80 rooms", "field a_b", "field axb", "path c\\d",
				"Café Ólafur O'Hara" }) {
			String action = plan.action("NADARS");
			jdbc.sql("update strategy.action set title = :title where plan = :plan and code = :code")
				.param("title", title)
				.param("plan", plan.code())
				.param("code", action)
				.update();
		}

		assertThat(codes(actions(plan.code(), 100, null, Map.of("text", text)).withoutErrors()))
			.containsExactly(expected.split(","));
	}

	@Test
	void withdrawnActionIsFoundUnderItsOwnStatusAlone() {
		String action = plan.action("NADARS");
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", plan.update(action))).withoutErrors();
		plan.withdraw(action);

		assertThat(codes(actions(plan.code(), 10, null, Map.of("status", List.of("WITHDRAWN")))))
			.containsExactly(action);
		assertThat(codes(actions(plan.code(), 10, null, Map.of("status", List.of("ON_TRACK"))))).isEmpty();
		assertThat(codes(actions(plan.code(), 10, null, Map.of("unowned", true)))).isEmpty();
	}

	@Test
	void freshnessOfAPlanSumsToAllItsActions() {
		for (String code : new String[] { "NAADP-2025", "WAP-2023", "NM-2022" }) {
			var answer = graphQl.as("board")
				.query("""
						query($code: String!) { plan(code: $code) { health { fresh due stale never notOwed unowned }
						    actions { totalCount } unowned: actions(filter: { unowned: true }) { totalCount } } }""",
						Map.of("code", code))
				.withoutErrors();

			var health = answer.data("/plan/health");
			assertThat(Stream.of("/fresh", "/due", "/stale", "/never", "/notOwed")
				.mapToInt(it -> health.at(it).asInt())
				.sum()).isEqualTo(answer.data("/plan/actions/totalCount").asInt());
			assertThat(health.at("/unowned").asInt()).isEqualTo(answer.data("/plan/unowned/totalCount").asInt());
		}
	}

	private Answer actions(String code, int first, @Nullable String after, Map<String, ?> filter) {
		var variables = new HashMap<String, @Nullable Object>();
		variables.put("code", code);
		variables.put("first", first);
		variables.put("after", after);
		variables.put("filter", filter);
		return graphQl.as("board").query("""
				query($code: String!, $first: Int, $after: String, $filter: ActionFilter) { plan(code: $code) {
				    actions(first: $first, after: $after, filter: $filter) { totalCount edges { cursor node { code } }
				        pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } } }""", variables);
	}

	private JsonNode updates(String action, int first, @Nullable String after) {
		var variables = new HashMap<String, @Nullable Object>();
		variables.put("plan", plan.code());
		variables.put("code", action);
		variables.put("first", first);
		variables.put("after", after);
		return graphQl.as("board")
			.query("""
					query($plan: String!, $code: String!, $first: Int, $after: String) { action(plan: $plan, code: $code) {
					    updates(first: $first, after: $after) { edges { cursor node { id on } }
					        pageInfo { hasPreviousPage hasNextPage endCursor } } } }""",
					variables)
			.withoutErrors()
			.data("/action/updates");
	}

	private static List<String> codes(Answer answer) {
		return answer.data("/plan/actions/edges").valueStream().map(edge -> edge.at("/node/code").asString()).toList();
	}

	private static Arguments filter(String part, Object value, String condition) {
		return Arguments.of(part, value, condition);
	}

}
