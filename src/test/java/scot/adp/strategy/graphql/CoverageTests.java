package scot.adp.strategy.graphql;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.strategy.Coverage;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** What the published plans' actions fall on. */
@AdpTest
class CoverageTests {

	private static final String ROWS = """
			query($plan: String!, $by: CoverageBy!, $target: String) { coverage(plan: $plan, by: $by, target: $target) {
			    code title within actionCount led deputised health { fresh due stale never notOwed } actions { code } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	StatementCount statements;

	@Test
	void principlesAreCarriedByAsManyActionsAsThePlanTags() {
		var counts = coverage("board", "PRINCIPLE", null).valueStream()
			.collect(Collectors.toMap(row -> row.at("/code").asString(), row -> row.at("/actionCount").asInt()));

		assertThat(counts).containsOnly(entry("EQR", 6), entry("EVI", 1), entry("LIV", 5), entry("PWP", 8),
				entry("PRV", 7), entry("RTI", 11));
	}

	@Test
	void frameworkShowsEachEntryOnceAndGapsFirst() {
		var rows = coverage("board", "FRAMEWORK", "NM-2022");

		assertThat(rows).hasSize(24);
		var gaps = rows.valueStream().map(row -> row.at("/actionCount").asInt() == 0).toList();
		assertThat(gaps).isSortedAccordingTo((one, other) -> Boolean.compare(other, one));
		assertThat(rows.valueStream().mapToInt(row -> row.at("/actionCount").asInt()).sum()).isEqualTo(jdbc.sql("""
				select count(*) from strategy.crosswalk c join strategy.action a on a.id = c.action
				where a.plan = 'NAADP-2025' and c.target_plan = 'NM-2022'""").query(Integer.class).single());
	}

	@ParameterizedTest
	@EnumSource(value = Coverage.By.class, names = { "UNIT", "GROUP" })
	void unitsAndGroupsShareAllEightyFour(Coverage.By by) {
		int all = coverage("board", by.name(), null).valueStream()
			.filter(row -> row.at("/within").isNull())
			.mapToInt(row -> row.at("/actionCount").asInt())
			.sum();

		assertThat(all).isEqualTo(84);
	}

	@Test
	void unitCountsForThoseAboveItAsTheListDoes() {
		coverage("board", "UNIT", null).valueStream()
			.filter(row -> !row.at("/code").asString().isEmpty())
			.forEach(row -> {
				int listed = graphQl.as("board")
					.query("query($unit: String) { plan(code: \"NAADP-2025\") { actions(first: 1, filter: { unit: $unit }) { totalCount } } }",
							Map.of("unit", row.at("/code").asString()))
					.withoutErrors()
					.data("/plan/actions/totalCount")
					.asInt();
				assertThat(row.at("/actionCount").asInt()).as(row.at("/title").asString()).isEqualTo(listed);
			});
	}

	@Test
	void fiveNumbersOfEachRowSumToItsActions() {
		for (Coverage.By by : Coverage.By.values()) {
			assertThat(coverage("lead", by.name(), "NM-2022")).isNotEmpty().allSatisfy(row -> {
				int sum = Stream.of("fresh", "due", "stale", "never", "notOwed")
					.mapToInt(part -> row.at("/health/" + part).asInt())
					.sum();
				assertThat(sum).isEqualTo(row.at("/actionCount").asInt()).isEqualTo(row.at("/actions").size());
			});
		}
	}

	@Test
	void loadOfEachPersonIsWhatTheyLeadAndStandInFor() {
		var rows = coverage("lead", "PERSON", null).valueStream()
			.filter(row -> !row.at("/code").asString().isEmpty())
			.toList();

		assertThat(rows).isNotEmpty()
			.allSatisfy(row -> assertThat(row.at("/led").asInt() + row.at("/deputised").asInt())
				.isEqualTo(row.at("/actionCount").asInt()));
		assertThat(rows.stream().mapToInt(row -> row.at("/led").asInt()).sum())
			.isEqualTo(jdbc.sql("select count(*) from strategy.action where plan = 'NAADP-2025' and lead is not null")
				.query(Integer.class)
				.single());
	}

	@ParameterizedTest
	@CsvSource({ "lead, true", "officer, true", "nadars, false", "board, false", "auditor, false", "ig, false" })
	void namesAreForTheSupportTeamAndPostsForAll(String username, boolean named) {
		var titles = coverage(username, "PERSON", null).valueStream().map(row -> row.at("/title").asString()).toList();

		assertThat(titles.contains("Shona McKerrow, Service manager")).isEqualTo(named);
		assertThat(titles.contains("Service manager")).isEqualTo(!named);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRINCIPLE", "FRAMEWORK", "UNIT", "PERSON", "GROUP" })
	void statementsAreTheSameForAFullAndAnEmptyPlan(String by, @Autowired ApplicationContext context) {
		try (var plan = OwnPlan.in(context)) {
			assertThat(sent(by, "NAADP-2025")).isLessThanOrEqualTo(7).isLessThanOrEqualTo(sent(by, plan.code()) + 2);
		}
	}

	@Test
	void frameworkWithoutTargetSaysWhatIsMissing() {
		var answer = graphQl.as("board").query(ROWS, Map.of("plan", "NAADP-2025", "by", "FRAMEWORK"));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("target");
	}

	private int sent(String by, String plan) {
		int fewest = Integer.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			fewest = Math
				.min(fewest,
						statements.during(() -> graphQl.as("lead")
							.query(ROWS, Map.of("plan", plan, "by", by, "target", "NM-2022"))
							.withoutErrors()).size());
		}
		return fewest;
	}

	private JsonNode coverage(String username, String by, @Nullable String target) {
		var variables = (target != null) ? Map.of("plan", "NAADP-2025", "by", by, "target", target)
				: Map.of("plan", "NAADP-2025", "by", by);
		return graphQl.as(username).query(ROWS, variables).withoutErrors().data("/coverage");
	}

}
