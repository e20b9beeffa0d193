package scot.adp.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import scot.adp.platform.NodeSource;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with a code or an id is told by its path, whatever form it came in. */
@AdpTest
class BoundArgumentsTests {

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", quoteCharacter = '`',
			textBlock = """
					{ members(unit: "no code!") { id } } => unit => 'no code!' is no code: use letters, digits, hyphens and full stops
					{ ownedWork(member: "somebody") { code } } => member => This is no id of a member; use one that a query gave you.
					{ ownedWork(member: "QWN0aW9uOjE") { code } } => member => This is no id of a member; use one that a query gave you.
					mutation { answerHelp(input: { KEY id: "TWVtYmVyOjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA", expectedVersion: 1, answer: "Yes." }) { id } } => id => This is no id of a help request; use one that a query gave you.
					mutation { answerQuestion(input: { KEY id: "", expectedVersion: 1, answer: "Yes." }) { id } } => id => This is no id of a question; use one that a query gave you.
					mutation { nudge(input: { KEY people: ["a"] }) { id } } => people[0] => This is no id of an account; use one that a query gave you.
					mutation { addMeetings(input: { KEY group: "", meetings: [] }) { on } } => `` => There is no group ''.
					mutation { changeActions(input: { KEY actions: [], why: "So.", leadUnit: "the unit" }) { id } } => leadUnit => 'the unit' is no code: use letters, digits, hyphens and full stops
					mutation { changeActions(input: { KEY actions: [], why: "So.", partnerUnits: ["NADARS", "?"] }) { id } } => partnerUnits[1] => '?' is no code: use letters, digits, hyphens and full stops
					mutation { changeActions(input: { KEY actions: [{ plan: "?", code: "A", expectedVersion: 1 }], why: "So." }) { id } } => `` => There is no plan '?'.
					mutation { recordUpdate(input: { KEY plan: "P", action: "A", expectedVersion: 1, on: "2026-11-01", status: "S", evidence: ["x"] }) { id } } => evidence[0] => This is no id of an evidence; use one that a query gave you.
					""")
	void wrongCodeOrIdIsToldByItsPath(String document, String path, String message) {
		var answer = graphQl.as("lead").query(document.replace("KEY", "idempotencyKey: \"of-arguments\","));

		assertThat(answer.errors()).singleElement().satisfies(error -> {
			assertThat(error.at("/message").asString()).isEqualTo(message);
			assertThat(error.at("/extensions/code").asString()).isEqualTo(path.isEmpty() ? "NOT_FOUND" : "INVALID");
			assertThat(error.at("/extensions/fields/0/path").asString("")).isEqualTo(path);
		});
	}

	/**
	 * Whatever the schema has of them: a new list is found, and wants an example here.
	 */
	@Test
	void listOfWhatIsWantedThatNamesNothingIsRefused(@Autowired GraphQlSource source) {
		var lists = new TreeMap<String, List<String>>();
		for (var type : source.schema().getAllTypesAsList()) {
			if (type instanceof GraphQLObjectType object && !type.getName().startsWith("__")) {
				object.getFieldDefinitions()
					.forEach(field -> field.getArguments()
						.stream()
						.filter(argument -> !argument.getName().equals("input"))
						.forEach(argument -> gather(argument.getName(), argument.getType(), lists
							.computeIfAbsent(type.getName() + '.' + field.getName(), name -> new ArrayList<>()))));
			}
		}
		lists.values().removeIf(List::isEmpty);

		assertThat(lists.keySet()).isEqualTo(WITH_LISTS.keySet());
		lists.forEach((field, paths) -> paths.forEach(path -> {
			var answer = graphQl.as("lead")
				.query(Objects.requireNonNull(WITH_LISTS.get(field)).formatted(written(path)));

			assertThat(answer.errorCodes()).as(path).containsExactly("INVALID");
			assertThat(paths(answer.errors().getFirst())).containsExactly(path);
			assertThat(answer.errors().getFirst().at("/message").asString())
				.isEqualTo("Name at least one, or leave it out for all.");
		}));
		assertThat(lists.get("Plan.actions")).contains("filter.freshness", "filter.kind", "filter.status");
	}

	private static final String ONE_AREA = "{ node(id: \"" + NodeSource.globalId("LocalArea", "IRVINE")
			+ "\") { ... on LocalArea { %s } } }";

	private static final Map<String, String> WITH_LISTS = Map.of("Plan.actions",
			"{ plan(code: \"NAADP-2025\") { actions(%s) { totalCount } } }", "Query.services",
			"{ services(%s) { totalCount } }", "Query.helpCoverage", "{ helpCoverage(%s) { covered } }",
			"Query.waitBands", "{ waitBands(quarter: \"2026-07-01\", %s) { band } }", "LocalArea.figures",
			ONE_AREA.formatted("figures(%s) { name }"), "LocalArea.helpCoverage",
			ONE_AREA.formatted("helpCoverage(%s) { covered }"));

	private static void gather(String path, GraphQLType type, List<String> lists) {
		GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
		if (GraphQLTypeUtil.isList(bare)) {
			lists.add(path);
		}
		else if (bare instanceof GraphQLInputObjectType parts) {
			parts.getFieldDefinitions().forEach(part -> gather(path + '.' + part.getName(), part.getType(), lists));
		}
	}

	/** Of {@code filter.kind} the text {@code filter: { kind: [] }}. */
	private static String written(String path) {
		String[] steps = path.split("\\.", 2);
		return steps[0] + ": " + ((steps.length > 1) ? "{ " + written(steps[1]) + " }" : "[]");
	}

	@Test
	void nobodyToRemindIsNotEverybody() {
		var answer = graphQl.as("lead")
			.query("mutation { nudge(input: { idempotencyKey: \"of-nobody\", people: [] }) { id } }");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).containsExactly("people");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "2026", "20261123", "1764288000", "2026.1123", "true", "[2026, 11, 23]", "{\"year\": 2026}" })
	void dayIsNoNumber(String value) {
		for (String document : List.of("query($day: Date) { plans(asAt: $day) { code } }",
				"query($day: DateTime) { helpRequests(changedSince: $day) { totalCount } }")) {
			var answer = graphQl.as("lead")
				.post("{\"query\": \"%s\", \"variables\": {\"day\": %s}}".formatted(document, value));

			assertThat(answer.errorCodes()).containsExactly("INVALID");
		}
	}

	@Test
	void everythingThatIsWrongIsToldAtOnce() {
		var answer = graphQl.as("lead").query("""
				mutation { assignLeads(input: { idempotencyKey: "of-arguments", assignments: [
				    { plan: "P", action: "A", expectedVersion: 1, lead: "a" },
				    { plan: "?", action: "A", expectedVersion: 1, deputy: "b" }] }) { id } }""");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).containsExactly("assignments[0].lead", "assignments[1].plan",
				"assignments[1].deputy");
	}

	/** A list that is left out, or given as null, is an empty one. */
	@Test
	void listThatIsLeftOutIsEmpty() {
		var answer = graphQl.as("lead")
			.query("""
					mutation { addAction(input: { idempotencyKey: "of-arguments", plan: "NAADP-2025", title: "", priority: "?",
					    kind: DELIVER, why: "", outcomes: null }) { id } }""");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).contains("title", "why");
	}

	private static List<String> paths(JsonNode error) {
		return error.at("/extensions/fields").valueStream().map(field -> field.at("/path").asString()).toList();
	}

}
