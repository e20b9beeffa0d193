package scot.adp.strategy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** The partnership's real files hold what its documents hold. */
@AdpTest
class PlanCountsTests {

	private static final String PLAN = """
			query($code: String!) { plan(code: $code) {
			  vision state priorities { code crossCutting aim areas { title outcomes { code } } }
			  outcomes { code actionCount parts { code } health { fresh due stale never notOwed unowned } }
			  principles { code items { code } }
			  health { fresh due stale never notOwed unowned }
			  actions(first: 100) { totalCount edges { node { code priority grouping responsibility statusGroup timeline
			    tranche freshness outcomes { code } crosswalk { plan { code } } } } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Test
	void strategyHasItsStructure() {
		var plan = plan("NAADP-2025");
		assertThat(plan.path("vision").asString()).isNotBlank();
		assertThat(plan.path("priorities")).hasSize(6);
		assertThat(plan.path("priorities").valueStream().mapToInt(it -> it.path("areas").size()).sum()).isEqualTo(11);
		assertThat(plan.path("outcomes").valueStream().map(it -> it.path("code").asString())).containsExactly("O1",
				"O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9", "O10", "O11", "O12");
		assertThat(plan.path("principles")).hasSize(6);
		assertThat(sizes(plan.path("principles"), "items")).containsOnly(entry("EQR", 6), entry("EVI", 4),
				entry("LIV", 5), entry("PWP", 4), entry("PRV", 4), entry("RTI", 4));
		assertThat(plan.at("/actions/totalCount").asInt()).isEqualTo(84);
	}

	@Test
	void everyOutcomeOfTheStrategyLiesInExactlyOneArea() {
		assertThat(plan("NAADP-2025").path("priorities")
			.valueStream()
			.flatMap(priority -> priority.path("areas").valueStream())
			.flatMap(area -> area.path("outcomes").valueStream())
			.map(outcome -> outcome.path("code").asString()))
			.containsExactly("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9", "O10", "O11", "O12");
	}

	@Test
	void strategyHasItsActionsByPriorityAndOutcome() {
		var plan = plan("NAADP-2025");
		assertThat(tally(plan, "priority")).containsOnly(entry("FAM", 32), entry("TRT", 21), entry("WRK", 8),
				entry("COM", 7), entry("HOU", 10), entry("JUS", 6));
		var counts = plan.path("outcomes")
			.valueStream()
			.collect(Collectors.toMap(it -> it.path("code").asString(), it -> it.path("actionCount").asInt()));
		assertThat(counts).containsOnly(entry("O1", 17), entry("O2", 8), entry("O3", 7), entry("O4", 7), entry("O5", 6),
				entry("O6", 8), entry("O7", 8), entry("O8", 8), entry("O9", 7), entry("O10", 6), entry("O11", 4),
				entry("O12", 6));
		assertThat(plan.at("/actions/edges")).isNotEmpty().noneMatch(edge -> edge.at("/node/outcomes").isEmpty());
	}

	@Test
	void strategyHasItsGroupings() {
		var groupings = jdbc.sql("""
				select o.outcome || ' ' || a.grouping_title from strategy.action a
				    join strategy.action_outcome o on o.action = a.id and o.position = 0
				where a.plan = 'NAADP-2025' and a.grouping_title is not null
				group by 1 order by 1""").query(String.class).list();
		assertThat(groupings).hasSize(31);
		Map<String, Integer> byOutcome = groupings.stream()
			.collect(Collectors.groupingBy(it -> it.substring(0, it.indexOf(' ')), Collectors.summingInt(it -> 1)));
		assertThat(byOutcome).containsOnly(entry("O1", 6), entry("O2", 3), entry("O3", 3), entry("O4", 3),
				entry("O5", 3), entry("O6", 3), entry("O7", 5), entry("O12", 5));
	}

	@Test
	void workforcePlanHasItsActionsAndTallies() {
		var plan = plan("WAP-2023");
		assertThat(plan.path("priorities")).hasSize(5);
		assertThat(plan.path("priorities").valueStream().map(it -> it.path("aim").asString())).isNotEmpty()
			.noneMatch(String::isBlank);
		assertThat(plan.at("/actions/totalCount").asInt()).isEqualTo(27);
		assertThat(tally(plan, "priority")).containsOnly(entry("PLAN", 4), entry("ATTRACT", 3), entry("TRAIN", 9),
				entry("EMPLOY", 4), entry("NURTURE", 7));
		assertThat(tally(plan, "statusGroup")).containsOnly(entry("COMPLETED", 1), entry("IN_PROGRESS", 7),
				entry("NEXT_STEPS", 19));
		assertThat(tally(plan, "timeline")).containsOnly(entry("COMPLETED", 1), entry("ONGOING", 12),
				entry("TRANCHE_1", 8), entry("TRANCHE_2", 3), entry("TRANCHE_3", 3));
		assertThat(tally(plan, "responsibility")).containsOnly(entry("NATIONAL", 27));
		assertThat(tally(plan, "freshness")).containsOnly(entry("NOT_OWED", 27));
	}

	@Test
	void nationalMissionHasItsFrameworkAndIsClosed() {
		var plan = plan("NM-2022");
		assertThat(plan.path("state").asString()).isEqualTo("CLOSED");
		assertThat(plan.path("outcomes")).hasSize(6);
		assertThat(plan.path("outcomes").valueStream().mapToInt(it -> it.path("parts").size()).sum()).isEqualTo(18);
		assertThat(plan.path("priorities")).hasSize(6).allMatch(priority -> priority.path("crossCutting").asBoolean());
		assertThat(plan.at("/actions/totalCount").asInt()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "NAADP-2025, 12", "WAP-2023, 0", "NM-2022, 6" })
	void fiveFreshnessNumbersSumToAllActions(String code, int outcomes) {
		var plan = plan(code);
		assertThat(sum(plan.path("health"))).isEqualTo(plan.at("/actions/totalCount").asInt())
			.isEqualTo(jdbc.sql("select count(*) from strategy.action where plan = :plan")
				.param("plan", code)
				.query(Integer.class)
				.single());
		assertThat(plan.path("outcomes")).hasSize(outcomes)
			.allMatch(outcome -> sum(outcome.path("health")) == outcome.path("actionCount").asInt());
	}

	@Test
	void freshnessNumbersAreThoseOfTheActions() {
		var plan = plan("NAADP-2025");
		var found = tally(plan, "freshness");
		var health = plan.path("health");
		assertThat(Map.of("FRESH", health.path("fresh").asInt(), "DUE", health.path("due").asInt(), "STALE",
				health.path("stale").asInt(), "NEVER", health.path("never").asInt(), "NOT_OWED",
				health.path("notOwed").asInt()))
			.isEqualTo(found);
		assertThat(found.values()).as("every freshness is to be seen in the sample").doesNotContain(0).hasSize(5);
	}

	@Test
	void everyActionOfTheStrategyCountsTowardsAnotherPlanOrNone() {
		assertThat(jdbc
			.sql("""
					select count(*) from strategy.crosswalk x
					where not exists (select 1 from strategy.outcome o where o.plan = x.target_plan and o.code = x.target_code)
					    and not exists (select 1 from strategy.outcome_part p
					        where p.plan = x.target_plan and p.code = x.target_code)
					    and not exists (select 1 from strategy.action a
					        where a.plan = x.target_plan and a.code = x.target_code)""")
			.query(Integer.class)
			.single()).isZero();
	}

	private JsonNode plan(String code) {
		return graphQl.as("lead").query(PLAN, Map.of("code", code)).withoutErrors().data("/plan");
	}

	private static Map<String, Integer> tally(JsonNode plan, String field) {
		return plan.at("/actions/edges")
			.valueStream()
			.collect(Collectors.groupingBy(edge -> edge.path("node").path(field).asString(),
					Collectors.summingInt(edge -> 1)));
	}

	private static Map<String, Integer> sizes(JsonNode things, String field) {
		return things.valueStream()
			.collect(Collectors.toMap(it -> it.path("code").asString(), it -> it.path(field).size()));
	}

	private static int sum(JsonNode health) {
		return List.of("fresh", "due", "stale", "never", "notOwed")
			.stream()
			.mapToInt(name -> health.path(name).asInt())
			.sum();
	}

}
