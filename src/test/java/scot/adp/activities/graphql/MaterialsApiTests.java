package scot.adp.activities.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Resources, stock and campaigns over HTTP. */
@AdpTest
class MaterialsApiTests {

	private static final String STOCK = """
			mutation($input: RecordStockInput!) { recordStock(input: $input) {
			    made faults { path reason } remarks { reason } } }""";

	private static final String FIGURES = """
			mutation($input: RecordCampaignFiguresInput!) { recordCampaignFigures(input: $input) {
			    made faults { path reason } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Test
	void aResourceIsMadeLookedAtAndWithdrawn() {
		String id = resource();
		assertThat(told(id, "state").at("/state").asString()).isEqualTo("CURRENT");

		graphQl.as("lead")
			.query("mutation($input: LookAtResourceInput!) { lookAtResource(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "reviewBy", "2028-01-10",
									"accessible", "YES")))
			.withoutErrors();
		graphQl.as("lead")
			.query("mutation($input: WithdrawResourceInput!) { withdrawResource(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 2, "because", "REPLACED")))
			.withoutErrors();

		JsonNode told = told(id, "state accessible accessibleOn withdrawnBecause { label }");
		assertThat(told.at("/state").asString()).isEqualTo("WITHDRAWN");
		assertThat(told.at("/accessible").asString()).isEqualTo("YES");
		assertThat(told.at("/withdrawnBecause/label").asString()).isEqualTo("Another one takes its place");
	}

	@Test
	void aBatchOfStockTellsEachRowAndIsKeptOnce() {
		String id = resource();
		var batch = Map.<String, Object>of("idempotencyKey", key(), "moves",
				List.of(move(id, "PLACED", 200), move(id, "RETURNED", 300), move(id, "RETURNED", 20)));

		JsonNode first = ask(STOCK, batch).data("/recordStock");
		JsonNode again = ask(STOCK, batch).data("/recordStock");

		assertThat(again.at("/0/made")).isEqualTo(first.at("/0/made"));
		assertThat(first.at("/0/made").asString("")).isNotEmpty();
		assertThat(first.at("/1/faults/0/reason").asString()).isEqualTo("BELOW_NOTHING");
		assertThat(first.at("/2/made").asString("")).isNotEmpty();
		assertThat(level(id)).isEqualTo(180);
	}

	@Test
	void whoOnlyReadsRecordsNoStock() {
		var batch = Map.<String, Object>of("idempotencyKey", key(), "moves", List.of(move(resource(), "PLACED", 1)));

		assertThat(graphQl.as("board").query(STOCK, Map.of("input", batch)).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void sharesOfACampaignArePooledAndReachStandsApart() {
		String id = campaign();

		ask(FIGURES,
				Map.of("idempotencyKey", key(), "figures",
						List.of(figures(id, "FACEBOOK", "impressions", 5_000, 150),
								figures(id, "INSTAGRAM", "impressions", 20_000, 200),
								figures(id, "RADIO", "reach", 9_000, 90))));

		var rates = graphQl.as("board")
			.query("query($id: ID!) { node(id: $id) { ... on Campaign { rates { basis engagements of percent } } } }",
					Map.of("id", id))
			.withoutErrors()
			.data("/node/rates");
		assertThat(rates.at("/0/basis").asString()).isEqualTo("IMPRESSIONS");
		assertThat(rates.at("/0/percent").asDouble()).isEqualTo(1.4);
		assertThat(rates.at("/1/percent").asDouble()).isEqualTo(1.0);
	}

	@Test
	void otherFiguresNeedAReason() {
		String id = campaign();
		ask(FIGURES, Map.of("idempotencyKey", key(), "figures",
				List.of(figures(id, "FACEBOOK", "impressions", 5_000, 150))));

		var told = ask(FIGURES, Map.of("idempotencyKey", key(), "figures",
				List.of(figures(id, "FACEBOOK", "impressions", 5_000, 160))));

		assertThat(told.data("/recordCampaignFigures/0/faults/0/reason").asString()).isEqualTo("REASON_NEEDED");
	}

	@Test
	void outletsAreReadInTheSameStatementsHoweverManyThereAre() {
		outlets("resourceOutlets");
		var few = statements.ofTheAnswerDuring(() -> outlets("resourceOutlets(area: \"CUMBRAE\")"));
		var all = statements.ofTheAnswerDuring(() -> outlets("resourceOutlets"));

		assertThat(few).isNotEmpty();
		assertThat(all).hasSameSizeAs(few);
	}

	private void outlets(String field) {
		graphQl.as("board")
			.query("{ %s { place { name } stocked levels { number resource { title unit { name } } } moves { number resource { code } } } }"
				.formatted(field))
			.withoutErrors();
	}

	private JsonNode told(String id, String fields) {
		return graphQl.as("board")
			.query("query($id: ID!) { node(id: $id) { ... on Resource { %s } } }".formatted(fields), Map.of("id", id))
			.withoutErrors()
			.data("/node");
	}

	private int level(String resource) {
		return graphQl.as("board")
			.query("{ resourceOutlets { levels { number resource { id } } } }")
			.withoutErrors()
			.data("/resourceOutlets")
			.valueStream()
			.flatMap(it -> it.at("/levels").valueStream())
			.filter(it -> it.at("/resource/id").asString().equals(resource))
			.mapToInt(it -> it.at("/number").asInt())
			.sum();
	}

	private String resource() {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", key(), "code", code(), "title", "A leaflet",
				"unit", "NAADP-SUPPORT", "kind", "LEAFLET", "topics", List.of("NALOXONE"), "audience", "ADULTS",
				"formats", List.of("PRINT"), "languages", List.of("ENGLISH")));
		input.put("reviewBy", "2027-11-20");
		return graphQl.as("lead")
			.query("mutation($input: SaveResourceInput!) { saveResource(input: $input) { id } }",
					Map.of("input", input))
			.withoutErrors()
			.data("/saveResource/id")
			.asString();
	}

	private String campaign() {
		String action = graphQl.as("lead")
			.query("{ action(plan: \"NAADP-2025\", code: \"FAM-1.11\") { id } }")
			.withoutErrors()
			.data("/action/id")
			.asString();
		return graphQl.as("lead")
			.query("mutation($input: SaveCampaignInput!) { saveCampaign(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "code", code(), "title", "Stay safe", "unit",
									"NAADP-SUPPORT", "actions", List.of(action), "from", "2026-08-01")))
			.withoutErrors()
			.data("/saveCampaign/id")
			.asString();
	}

	private Map<String, Object> move(String resource, String movement, int number) {
		String place = graphQl.as("lead")
			.query("{ resourceOutlets(area: \"ARRAN\") { place { id } } }")
			.withoutErrors()
			.data("/resourceOutlets/0/place/id")
			.asString();
		return Map.of("place", place, "resource", resource, "movement", movement, "number", number, "on", "2026-11-20");
	}

	private static Map<String, Object> figures(String campaign, String channel, String basis, int seen,
			int engagements) {
		return Map.of("campaign", campaign, "channel", channel, "month", "2026-10-01", basis, seen, "engagements",
				engagements);
	}

	private GraphQl.Answer ask(String document, Map<String, Object> input) {
		return graphQl.as("lead").query(document, Map.of("input", input)).withoutErrors();
	}

	private static String code() {
		return "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
