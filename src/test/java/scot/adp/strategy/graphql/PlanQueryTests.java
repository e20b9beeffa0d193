package scot.adp.strategy.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The query with which a partner's dashboard reads the whole strategy. */
@AdpTest
class PlanQueryTests {

	/** The query that the bench measures too. */
	static final String PLAN = read(Path.of("src/test/resources/plan.graphql"));

	@Autowired
	GraphQl graphQl;

	@Test
	void leadReadsTheWholePlan() {
		var answer = graphQl.as("lead").query(PLAN).withoutErrors();

		assertThat(answer.data("/plan/code").asString()).isEqualTo("NAADP-2025");
		assertThat(answer.data("/plan/state").asString()).isEqualTo("LIVE");
		assertThat(answer.data("/plan/effective/from").asString()).isEqualTo("2025-04-01");
		assertThat(answer.data("/plan/effective/to").asString()).isEqualTo("2028-03-31");
		assertThat(answer.data("/plan/priorities").size()).isEqualTo(6);
		assertThat(list(answer.data("/plan/priorities")).mapToInt(it -> it.at("/areas").size()).sum()).isEqualTo(11);
		assertThat(answer.data("/plan/outcomes").size()).isEqualTo(12);
		assertThat(answer.data("/plan/principles").size()).isEqualTo(6);
		assertThat(list(answer.data("/plan/principles")).mapToInt(it -> it.at("/items").size()).sum()).isEqualTo(27);
		assertThat(answer.data("/plan/actions/totalCount").asInt()).isEqualTo(84);
		assertThat(answer.data("/plan/actions/edges").size()).isEqualTo(84);
		assertThat(answer.data("/plan/actions/pageInfo/hasNextPage").asBoolean()).isFalse();
		assertThat(answer.data("/plan/actions/pageInfo/endCursor").asString())
			.isEqualTo(answer.data("/plan/actions/edges/83/cursor").asString());
	}

	@Test
	void numbersOfThePlanAgreeWithItsRows() {
		var answer = graphQl.as("lead").query(PLAN).withoutErrors();
		List<JsonNode> actions = actions(answer);

		assertThat(answer.data("/plan/stale/totalCount").asInt())
			.isEqualTo((int) actions.stream().filter(it -> is(it, "/freshness", "STALE")).count())
			.isPositive();
		list(answer.data("/plan/outcomes")).forEach(outcome -> {
			var serving = actions.stream()
				.filter(it -> list(it.at("/outcomes")).anyMatch(o -> o.at("/code").equals(outcome.at("/code"))))
				.toList();
			assertThat(outcome.at("/actionCount").asInt()).isEqualTo(serving.size());
			Map.of("fresh", "FRESH", "due", "DUE", "stale", "STALE", "never", "NEVER", "notOwed", "NOT_OWED")
				.forEach((field, freshness) -> assertThat(outcome.at("/health/" + field).asInt())
					.as("%s of %s", field, outcome.at("/code"))
					.isEqualTo((int) serving.stream().filter(it -> is(it, "/freshness", freshness)).count()));
		});
		list(answer.data("/plan/principles"))
			.forEach(principle -> assertThat(principle.at("/actionCount").asInt()).isEqualTo((int) actions.stream()
				.filter(it -> list(it.at("/principles")).anyMatch(p -> p.at("/code").equals(principle.at("/code"))))
				.count()));
	}

	@Test
	void sampleShowsEveryFreshness() {
		Set<String> found = new HashSet<>();
		actions(graphQl.as("lead").query(PLAN)).forEach(action -> found.add(action.at("/freshness").asString()));

		assertThat(found).containsExactlyInAnyOrder("FRESH", "DUE", "STALE", "NEVER", "NOT_OWED");
	}

	@Test
	void staleActionIsStaleWhateverItLastSaid() {
		assertThat(actions(graphQl.as("lead").query(PLAN))).isNotEmpty().allSatisfy(action -> {
			boolean stale = is(action, "/freshness", "STALE");
			assertThat(is(action, "/effectiveStatus/code", "STALE")).isEqualTo(stale);
			if (!stale) {
				assertThat(action.at("/effectiveStatus/code")).isEqualTo(action.at("/status/code"));
			}
			if (is(action, "/freshness", "NOT_OWED")) {
				assertThat(action.at("/nextDueOn").isNull()).isTrue();
			}
		});
	}

	@Test
	void actionsShowTheirThreeNewestUpdates() {
		var actions = actions(graphQl.as("lead").query(PLAN));

		assertThat(actions).isNotEmpty().allSatisfy(action -> {
			var days = list(action.at("/updates/edges")).map(edge -> edge.at("/node/on").asString()).toList();
			assertThat(days).hasSizeLessThanOrEqualTo(3).isSortedAccordingTo((one, two) -> two.compareTo(one));
			if (!days.isEmpty()) {
				assertThat(days.getFirst()).isEqualTo(action.at("/lastUpdatedOn").asString());
			}
		});
		assertThat(actions).anySatisfy(action -> assertThat(action.at("/updates/edges").size()).isEqualTo(3));
	}

	@Test
	void boardSeesEveryRowButNotTheOwnersWords() {
		var whole = graphQl.as("lead").query(PLAN).withoutErrors();
		var answer = graphQl.as("board").query(PLAN);

		var updates = updates(answer);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(updates).isNotEmpty().allSatisfy(it -> assertThat(it.at("/whatHappened").isNull()).isTrue());
		assertThat(answer.errorCodes()).hasSize(updates.size()).containsOnly("FORBIDDEN");
		assertThat(answer.errors()).isNotEmpty()
			.allSatisfy(error -> assertThat(path(error))
				.matches("plan\\.actions\\.edges\\.\\d+\\.node\\.updates\\.edges\\.\\d+\\.node\\.whatHappened"));
		assertThat(withoutWords(answer)).isEqualTo(withoutWords(whole));
	}

	@Test
	void unitLeadSeesTheWordsOfTheOwnUnitOnly() {
		var whole = graphQl.as("lead").query(PLAN).withoutErrors();
		var answer = graphQl.as("nadars").query(PLAN);

		assertThat(withoutWords(answer)).isEqualTo(withoutWords(whole));
		var told = actions(whole);
		var seen = actions(answer);
		int hidden = 0;
		int shown = 0;
		for (int i = 0; i < told.size(); i++) {
			boolean own = Set.of("NADARS", "NADARS-IEP").contains(told.get(i).at("/leadUnit/code").asString());
			var words = words(told.get(i));
			assertThat(words(seen.get(i)).stream().allMatch(JsonNode::isNull) || own).isTrue();
			if (own) {
				assertThat(words(seen.get(i))).isEqualTo(words);
				shown += words.size();
			}
			else {
				hidden += words.size();
			}
		}
		assertThat(shown).isPositive();
		assertThat(answer.errorCodes()).hasSize(hidden).containsOnly("FORBIDDEN");
	}

	@Test
	void workforcePlanHasItsActions() {
		var answer = graphQl.as("board").query("""
				{ plan(code: "WAP-2023") { state actions(first: 100) { totalCount edges { node { responsibility
				    freshness statusGroup timeline localResponse nextDueOn } } } } }""").withoutErrors();

		assertThat(answer.data("/plan/state").asString()).isEqualTo("CLOSED");
		assertThat(answer.data("/plan/actions/totalCount").asInt()).isEqualTo(27);
		assertThat(actions(answer)).hasSize(27)
			.allMatch(it -> is(it, "/responsibility", "NATIONAL") && is(it, "/freshness", "NOT_OWED"));
	}

	private static List<JsonNode> actions(Answer answer) {
		return list(answer.data("/plan/actions/edges")).map(edge -> edge.at("/node")).toList();
	}

	private static List<JsonNode> updates(Answer answer) {
		return actions(answer).stream()
			.flatMap(action -> list(action.at("/updates/edges")))
			.map(edge -> edge.at("/node"))
			.toList();
	}

	private static List<JsonNode> words(JsonNode action) {
		return list(action.at("/updates/edges")).map(edge -> edge.at("/node/whatHappened")).toList();
	}

	private static JsonNode withoutWords(Answer answer) {
		JsonNode data = answer.data("").deepCopy();
		list(data.at("/plan/actions/edges"))
			.forEach(action -> list(action.at("/node/updates/edges")).forEach(update -> {
				((ObjectNode) update.at("/node")).remove("whatHappened");
			}));
		return data;
	}

	private static String path(JsonNode error) {
		return String.join(".", list(error.at("/path")).map(JsonNode::asString).toList());
	}

	private static boolean is(JsonNode node, String pointer, String text) {
		return node.at(pointer).asString().equals(text);
	}

	private static Stream<JsonNode> list(JsonNode array) {
		return array.valueStream();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
