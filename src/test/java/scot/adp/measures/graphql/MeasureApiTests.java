package scot.adp.measures.graphql;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.NodeSource;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures and returns over HTTP, on the sample. */
@AdpTest
class MeasureApiTests {

	private static final String SERIES = "series(periods: 8) { name figure { state display } notReported parts { by value name } }";

	private static final String RETURNS = """
			{ organisations { units { code returnsAsked { name state version dueOn answers { field value }
			    unit { name } form { dataSet title } fields { code label } } } } }""";

	private static final String FILE = """
			mutation($input: FileReturnInput!) { fileReturn(input: $input) { state version } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@Test
	void listOfMeasuresTakesTheSameStatementsHoweverMany() {
		String list = "{ measures(first: %d) { totalCount edges { node { code " + SERIES + " } } } }";
		assertThat(asked("board", list.formatted(50))).hasSameSizeAs(asked("board", list.formatted(1)));
		assertThat(asked("lead", list.formatted(50))).hasSameSizeAs(asked("lead", list.formatted(1)));
	}

	@Test
	void seriesTakesTheSameStatementsHoweverLong() {
		String one = "{ measure(code: \"NAL-02\") { series(periods: %d) { name figure { display } parts { name } } } }";
		assertThat(asked("lead", one.formatted(50))).hasSameSizeAs(asked("lead", one.formatted(1)));
	}

	/**
	 * What those of all outcomes, or several of an action, add is what one measure adds.
	 */
	@Test
	void measuresOfOutcomesAndActionsAreReadTogether() {
		String measures = "measures { code " + SERIES + " }";
		int series = asked("lead", "{ measure(code: \"NAL-02\") { code " + SERIES + " } }").size()
				- asked("lead", "{ measure(code: \"NAL-02\") { code } }").size();
		for (String of : List.of("{ plan(code: \"NAADP-2025\") { outcomes { code %s } } }",
				"{ action(plan: \"NAADP-2025\", code: \"TRT-6.1\") { code %s } }")) {
			assertThat(asked("lead", of.formatted(measures)).size() - asked("lead", of.formatted("")).size()).as(of)
				.isEqualTo(series);
		}
	}

	@Test
	void returnsTakeTheSameStatementsHoweverManyUnits() {
		String unit = "{ node(id: \"%s\") { ... on Unit { returnsAsked { name unit { name } } } } }"
			.formatted(NodeSource.globalId("Unit", "TPS-PEAR"));
		int one = asked("lead", unit).size()
				- asked("lead", unit.replace("returnsAsked { name unit { name } }", "code")).size();
		String all = "{ organisations { units { code %s } } }";
		int many = asked("lead", all.formatted("returnsAsked { name unit { name } }")).size()
				- asked("lead", all.formatted("")).size();
		assertThat(many).isEqualTo(one);
	}

	@Test
	void numbersOfReturnsAreForTheUnitAndTheirStatesForTheTeam() {
		var own = returnsOf("pear");
		assertThat(own).extracting(it -> it.at("/state").asString()).contains("DUE", "FILED", "NIL", "REVISED");
		assertThat(own).anySatisfy(it -> assertThat(it.at("/answers/0/value").asInt()).isPositive());
		var team = returnsOf("lead");
		assertThat(team).isNotEmpty().allSatisfy(it -> assertThat(it.at("/answers").isNull()).isTrue());
		assertThat(team).filteredOn(it -> it.at("/unit").equals(own.getFirst().at("/unit"))).hasSameSizeAs(own);
		assertThat(returnsOf("nadars")).isNotEmpty().noneMatch(it -> it.at("/unit").equals(own.getFirst().at("/unit")));
		assertThat(graphQl.as("board").query(RETURNS).errorCodes()).isNotEmpty().containsOnly("FORBIDDEN");
	}

	@Test
	void secondSourceIsRefusedWithItsWord() {
		var input = Map.of("idempotencyKey", UUID.randomUUID().toString(), "unit", "NADARS", "dataSet",
				"treatment.supplies", "from", "2026-07-01", "expectedVersion", 0, "nil", true);
		var answer = graphQl.as("nadars").query(FILE, Map.of("input", input));
		assertThat(answer.errors()).singleElement().satisfies(error -> {
			assertThat(error.at("/extensions/code").asString()).isEqualTo("INVALID");
			assertThat(error.at("/extensions/reason").asString()).isEqualTo("OTHER_SOURCE_HOLDS_PERIOD");
			assertThat(error.at("/message").asString()).contains("North Ayrshire Drug and Alcohol Recovery Service",
					"Jul to Sep 2026");
		});

		String outlet = graphQl.as("pear")
			.query("{ naloxoneOutlets { id unit { code } } }")
			.withoutErrors()
			.data("/naloxoneOutlets")
			.valueStream()
			.filter(it -> it.at("/unit/code").asString().equals("TPS-PEAR"))
			.findFirst()
			.orElseThrow()
			.at("/id")
			.asString();
		var supply = Map.ofEntries(Map.entry("outlet", outlet), Map.entry("happenedOn", "2026-11-20"),
				Map.entry("source", "COMMUNITY_OTHER"), Map.entry("recipient", "UNKNOWN"),
				Map.entry("supplyType", "FIRST"), Map.entry("route", "INTRANASAL"), Map.entry("kits", 1),
				Map.entry("countedIn", "KIT"), Map.entry("training", "GIVEN"), Map.entry("authority", "ROUTE_1"));
		for (boolean dryRun : new boolean[] { true, false }) {
			JsonNode result = graphQl.as("pear")
				.query("""
						mutation($input: RecordSuppliesInput!) { recordSupplies(input: $input) {
						    made faults { path reason } } }""",
						Map.of("input",
								Map.of("idempotencyKey", UUID.randomUUID().toString(), "dryRun", dryRun, "supplies",
										List.of(supply))))
				.withoutErrors()
				.data("/recordSupplies/0");
			assertThat(result.at("/made").isNull()).isTrue();
			assertThat(result.at("/faults/0/path").asString()).isEqualTo("happenedOn");
			assertThat(result.at("/faults/0/reason").asString()).isEqualTo("OTHER_SOURCE_HOLDS_PERIOD");
		}
	}

	@Test
	void returnIsFiledOnceAndPutRightWithAReason() {
		var due = returnsOf("pear").stream()
			.filter(it -> it.at("/state").asString().equals("DUE"))
			.findFirst()
			.orElseThrow();
		assertThat(due.at("/name").asString()).isEqualTo("Jul to Sep 2026");
		var input = Map.<String, Object>of("idempotencyKey", UUID.randomUUID().toString(), "unit", "TPS-PEAR",
				"dataSet", "treatment.supplies", "from", "2026-07-01", "expectedVersion", 0, "answers",
				List.of(Map.of("field", "kits", "value", 12), Map.of("field", "supplies", "value", 9)));
		try {
			JsonNode filed = graphQl.as("pear").query(FILE, Map.of("input", input)).withoutErrors().data("/fileReturn");
			JsonNode again = graphQl.as("pear").query(FILE, Map.of("input", input)).withoutErrors().data("/fileReturn");
			assertThat(filed.at("/state").asString()).isEqualTo("FILED");
			assertThat(again).isEqualTo(filed);
			assertThat(jdbc
				.sql("""
						select count(*) from measures.unit_return_revision v join measures.unit_return r on r.id = v.unit_return
						where r.unit = 'TPS-PEAR' and r.data_set = 'treatment.supplies'
						    and r.period_from = '2026-07-01'""")
				.query(Integer.class)
				.single()).isEqualTo(1);
		}
		finally {
			String which = "(select id from measures.unit_return where unit = 'TPS-PEAR'"
					+ " and data_set = 'treatment.supplies' and period_from = '2026-07-01')";
			jdbc.sql("delete from measures.return_answer where unit_return in " + which).update();
			jdbc.sql("delete from measures.unit_return_revision where unit_return in " + which).update();
			jdbc.sql("delete from measures.unit_return where id in " + which).update();
		}
	}

	private List<JsonNode> returnsOf(String who) {
		return graphQl.as(who)
			.query(RETURNS)
			.data("/organisations")
			.valueStream()
			.flatMap(organisation -> organisation.at("/units").valueStream())
			.flatMap(unit -> unit.at("/returnsAsked").valueStream())
			.toList();
	}

	/** The statements of a query, without those that something else takes meanwhile. */
	private List<String> asked(String who, String query) {
		return Stream.generate(() -> statements.during(() -> graphQl.as(who).query(query).withoutErrors()))
			.limit(5)
			.min(Comparator.comparing(List::size))
			.orElseThrow();
	}

}
