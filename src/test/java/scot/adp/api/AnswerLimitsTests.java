package scot.adp.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.ExecutionInput;
import graphql.ExecutionResultImpl;
import graphql.GraphQLContext;
import graphql.execution.ResultNodesInfo;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.database.Readings;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** What a query may cost: how many entries, how many values and how long. */
@AdpTest
@ExtendWith(OutputCaptureExtension.class)
class AnswerLimitsTests {

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			// Lists within lists, none of them a page.
			"plans.namedBy.carriedFrom.decisions|{ plans { namedBy { carriedFrom { decisions { id } } } } }",
			"plans.namedBy.decisions.action.decisions|{ plans { namedBy { decisions { action { decisions { id } } } } } }",
			"groups.meetings.decisions.action.milestones|{ groups { meetings { decisions { action { milestones { title } } } } } }",
			// Pages of the largest size, and a list in each row.
			"plan.actions.edges.node.updates.edges.node.evidence|{ plan(code: \"A\") { actions(first: 100) { edges { node { updates(first: 100) { edges { node { evidence { title } } } } } } } } }",
			// Of the size that is taken where none is named.
			"plan.actions.edges.node.updates.edges.node.evidence|{ plan(code: \"A\") { actions(first: 100) { edges { node { updates { edges { node { evidence { title } } } } } } } } }",
			// By an alias, which does not hide what it is.
			"plans.namedBy.carriedFrom.decisions|{ a: plans { b: namedBy { c: carriedFrom { d: decisions { id } } } } }",
			// By fragments and parts of types.
			"node.namedBy.carriedFrom.carriedFrom.evidence|{ node(id: \"A\") { ... on Plan { ...F } } } fragment F on Plan { namedBy { carriedFrom { carriedFrom { evidence { id } } } } }",
			"plans.namedBy.carriedFrom.carriedFrom|{ plans { ...F } } fragment F on Plan { namedBy { ...G } } fragment G on Action { carriedFrom { carriedFrom { ... @include(if: true) { code } } } }",
			// What a mutation asks back.
			"recordUpdate.carriedFrom.carriedFrom.carriedFrom.carriedFrom.carriedFrom|mutation { recordUpdate(input: { idempotencyKey: \"k\", plan: \"A\", action: \"B\", expectedVersion: 1, on: \"2026-11-23\", status: \"C\" }) { carriedFrom { carriedFrom { carriedFrom { carriedFrom { carriedFrom { id } } } } } } }",
			// The schema about itself.
			"__schema.types.fields.type.fields.type.fields.type.fields|{ __schema { types { fields { type { fields { type { fields { type { fields { name args { name } } } } } } } } } } }" })
	void listsThatMultiplyAreRefusedBeforeAnythingIsRead(String field, String document) {
		var sent = statements.during(() -> assertRefused(graphQl.as("lead").query(document), "'" + field + "'"));

		assertThat(sent).isNotEmpty().noneMatch(sql -> sql.contains("strategy.") || sql.contains("directory.meeting"));
	}

	@Test
	void refusalNamesTheListAndWhatToDo() {
		var answer = graphQl.as("lead")
			.query("{ plans { namedBy { carriedFrom { decisions { id } milestones { id } } } } }");

		assertThat(answer.errors().getFirst().at("/message").asString()).isEqualTo(
				"This query is too large: 'plans.namedBy.carriedFrom.decisions' could have 100,000 entries, since "
						+ "lists within lists multiply, and 10,000 are the most that are taken. Ask for fewer with 'first' on the way "
						+ "to it, or in parts.");
		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString())
			.isEqualTo("plans.namedBy.carriedFrom.decisions");
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void sizeInAVariableIsTheSizeThatCounts() {
		String document = """
				query($a: Int, $u: Int = 100) { plan(code: "NAADP-2025") { actions(first: $a, filter: { text: "nowhere to be found" }) {
				    edges { node { updates(first: $u) { edges { node { evidence { title } } } } } } } } }""";

		assertThat(graphQl.as("lead").query(document, Map.of("a", 10)).withoutErrors().status()).isEqualTo(200);
		assertRefused(graphQl.as("lead").query(document, Map.of("a", 11)),
				"'plan.actions.edges.node.updates.edges.node.evidence'");
		assertThat(graphQl.as("lead").query(document, Map.of("a", 100, "u", 10)).withoutErrors().status())
			.isEqualTo(200);
	}

	@Test
	void listsBesideOneAnotherAddUp() {
		String list = "a%d: actions(first: 100, filter: { text: \"nowhere to be found\" }) { edges { node { updates(first: 90) { edges { node { on } } } } } } ";

		assertThat(graphQl.as("lead").query(beside(list, 5)).withoutErrors().status()).isEqualTo(200);
		assertRefused(graphQl.as("lead").query(beside(list, 6)),
				"more than 50,000 entries in all, 9,000 of them in 'plan.actions.edges.node.updates.edges'");
	}

	private static String beside(String list, int times) {
		return IntStream.range(0, times)
			.mapToObj(list::formatted)
			.collect(Collectors.joining(" ", "{ plan(code: \"NAADP-2025\") { ", " } }"));
	}

	@Test
	void commonToolsMayAskForTheSchema() {
		assertThat(graphQl.as("lead").query(IntrospectionQuery.INTROSPECTION_QUERY).withoutErrors().status())
			.isEqualTo(200);
	}

	@Test
	void longListsAreListsOfTheSchemaAndToldInTheGuide(@Autowired GraphQlSource source) throws IOException {
		String guide = Files.readString(Path.of("docs", "graphql.md"));

		assertThat(AnswerLimits.LONG).isNotEmpty().allSatisfy(name -> {
			String[] parts = name.split("\\.");
			var field = source.schema().getObjectType(parts[0]).getFieldDefinition(parts[1]);
			assertThat(GraphQLTypeUtil.unwrapNonNull(field.getType())).isInstanceOf(GraphQLList.class);
			assertThat(field.getArgument("first")).isNull();
			assertThat(guide).contains("`" + (parts[0].equals("Query") ? parts[1] : name) + "`");
		});
		assertThat(guide).contains("| %,d |".formatted(AnswerLimits.MAX_OF_A_LIST),
				"| %,d |".formatted(AnswerLimits.MAX_ENTRIES), "| %,d |".formatted(Course.MAX_VALUES),
				"| %d seconds |".formatted(Course.LONGEST.toSeconds()));
	}

	@Test
	void answerThatGrowsBeyondWhatListsWereTakenForIsStopped() {
		var counted = new ResultNodesInfo();
		var context = GraphQLContext.newContext().of(ResultNodesInfo.RESULT_NODES_INFO, counted).build();
		var whole = ExecutionResultImpl.newExecutionResult().data(Map.of("a", 1)).build();
		var course = new Course(false);

		assertThat(course.told(whole, context)).isSameAs(whole);
		counted.maxResultNodesExceeded();
		assertThat(course.told(whole, context).isDataPresent()).isFalse();
		assertThat(course.told(whole, context).getErrors().getFirst().getMessage())
			.contains("more than 250,000 values");
	}

	@Test
	void valuesOfEveryRequestAreCounted() {
		var context = GraphQLContext.newContext();

		new Course(true).putInto(context);

		assertThat(context.build().<Integer>get(ResultNodesInfo.MAX_RESULT_NODES)).isEqualTo(Course.MAX_VALUES);
	}

	@Test
	void nothingMoreIsReadForAQueryThatIsLate() {
		var input = ExecutionInput.newExecutionInput("{ a }").build();
		var course = new Course(false);
		course.end(null);
		assertThat(course.told(ExecutionResultImpl.newExecutionResult().data(1).build(), GraphQLContext.getDefault())
			.isDataPresent()).as("without a limit").isTrue();

		try (var clock = Executors.newSingleThreadScheduledExecutor()) {
			course.begin(input, clock).cancel(false);
			course.end(null);
		}

		assertThat(input.isCancelled()).isTrue();
		assertThat(course.told(ExecutionResultImpl.newExecutionResult().data(1).build(), GraphQLContext.getDefault())
			.isDataPresent()).isFalse();
	}

	/** Somebody holds the table that the query wants to read. */
	@Test
	void queryThatTakesTooLongIsStoppedAndTold(@Autowired Readings transactions, @Autowired JdbcClient jdbc,
			CapturedOutput output) {
		var holding = new TransactionTemplate(transactions);

		holding.executeWithoutResult(status -> {
			jdbc.sql("lock table strategy.milestone in access exclusive mode").update();
			Instant begun = Instant.now();

			var answer = graphQl.as("lead")
				.query("""
						{ me { name } action(plan: "NAADP-2025", code: "FAM-1.1") { code milestones { title } } plans { code } }""");

			assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
			assertThat(answer.errorCodes()).containsExactly("TIMEOUT");
			assertThat(answer.body().has("data")).isFalse();
			assertThat(answer.errors().getFirst().at("/message").asString()).contains("longer than 5 seconds",
					"Ask for less at a time");
			assertThat(answer.errors().getFirst().at("/path/1").asString()).isEqualTo("milestones");
			assertThat(answer.errors().getFirst().at("/extensions/reference").asString())
				.isEqualTo(answer.header("X-Reference"));
			assertThat(jdbc
				.sql("""
						select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
						    and query like '%strategy.milestone%'""")
				.query(Integer.class)
				.single()).isZero();
			assertThat(output.toString()).contains("A GraphQL field took too long: /action/milestones");
		});

		graphQl.as("lead")
			.query("{ action(plan: \"NAADP-2025\", code: \"FAM-1.1\") { milestones { title } } }")
			.withoutErrors();
	}

	private static void assertRefused(GraphQl.Answer answer, String words) {
		assertThat(answer.errorCodes()).as(answer.response().body()).containsExactly("INVALID");
		assertThat(answer.body().has("data")).isFalse();
		assertThat(answer.errors().getFirst().at("/message").asString()).startsWith("This query is too large: ")
			.contains(words);
		assertThat(answer.errors().getFirst().at("/extensions/reference").asString())
			.isEqualTo(answer.header("X-Reference"));
	}

}
