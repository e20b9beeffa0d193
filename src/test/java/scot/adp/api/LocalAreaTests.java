package scot.adp.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What several modules tell of an area, in one query. */
@AdpTest
class LocalAreaTests {

	private static final String FIGURES = "figures(measures: [\"WT-09\", \"NAL-07\"]) { measure { code } from figure { state display value } }";

	private static final String HOURS = "helpCoverage(kinds: [\"RECOVERY_GROUP\"]) { weekday band state services { name } }";

	private static final String OUTLETS = "naloxoneOutlets { name area { code } }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Test
	void figureOfAnAreaIsThePartOfTheMeasure() {
		var parts = new HashMap<String, JsonNode>();
		graphQl.as("lead")
			.query("{ measure(code: \"WT-09\") { series { from parts { by value figure { state display value } } } } }")
			.withoutErrors()
			.data("/measure/series")
			.forEach(point -> point.at("/parts")
				.valueStream()
				.filter(part -> part.at("/by").asString().equals("area"))
				.forEach(part -> parts.put(point.at("/from").asString() + part.at("/value").asString(),
						part.at("/figure"))));
		assertThat(parts).isNotEmpty();
		var told = new ArrayList<String>();
		areas("lead", "code " + FIGURES).forEach(area -> {
			JsonNode waits = area.at("/figures/0");
			JsonNode part = parts.get(waits.at("/from").asString() + area.at("/code").asString());
			if (part != null) {
				assertThat(waits.at("/figure")).isEqualTo(part);
				told.add(area.at("/code").asString());
			}
			else {
				assertThat(waits.at("/figure/state").asString()).isIn("NO_VALUE", "NOT_APPLICABLE");
			}
		});
		assertThat(told).contains("IRVINE").hasSizeGreaterThan(3);
	}

	@Test
	void numberOfNothingIsNoughtWhereOtherAreasHaveSome() {
		assertThat(areas("lead", "code figures(measures: [\"FAM-2.1.a\"]) { figure { state value } }"))
			.filteredOn(area -> area.at("/figures/0/figure/state").asString().equals("NUMBER"))
			.anySatisfy(area -> assertThat(area.at("/figures/0/figure/value").asDouble()).isZero())
			.anySatisfy(area -> assertThat(area.at("/figures/0/figure/value").asDouble()).isPositive());
	}

	@Test
	void localityWhoseAreasAreToldApartHasNoNumberOfItsOwn() {
		var states = new HashMap<String, List<String>>();
		areas("lead", "code figures(measures: [\"FAM-2.1.a\", \"NAL-07\"]) { figure { state } }")
			.forEach(area -> states.put(area.at("/code").asString(),
					area.at("/figures").valueStream().map(it -> it.at("/figure/state").asString()).toList()));
		assertThat(states.get("NORTH-COAST-CUMBRAES")).startsWith("NOT_APPLICABLE").doesNotHaveDuplicates();
		assertThat(states.get("NORTH-COAST")).endsWith("NOT_APPLICABLE").doesNotHaveDuplicates();
		assertThat(states.get("IRVINE")).doesNotContain("NOT_APPLICABLE");
	}

	@Test
	void localityHasTheOutletsOfItsIslands() {
		var outlets = new HashMap<String, List<String>>();
		areas("board", "code locality " + OUTLETS).forEach(area -> outlets.put(area.at("/code").asString(),
				area.at("/naloxoneOutlets").valueStream().map(it -> it.at("/area/code").asString()).toList()));
		assertThat(outlets.get("NORTH-COAST-CUMBRAES")).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(Stream.of("NORTH-COAST", "CUMBRAE")
				.flatMap(area -> outlets.getOrDefault(area, List.of()).stream())
				.toList());
		assertThat(outlets.get("IRVINE")).isNotEmpty().containsOnly("IRVINE");
	}

	@Test
	void cellsOfAnAreaAreThoseOfTheCoverage() {
		String cell = "weekday band state services { name }";
		var all = graphQl.as("board")
			.query("{ helpCoverage(kinds: [\"RECOVERY_GROUP\"]) { area { code } " + cell + " } }")
			.withoutErrors()
			.data("/helpCoverage")
			.valueStream()
			.filter(it -> it.at("/area/code").asString().equals("ARRAN"))
			.map(it -> List.of(it.at("/weekday"), it.at("/band"), it.at("/state"), it.at("/services")))
			.toList();
		var ofArea = areas("board", "code " + HOURS).stream()
			.filter(it -> it.at("/code").asString().equals("ARRAN"))
			.flatMap(it -> it.at("/helpCoverage").valueStream())
			.map(it -> List.of(it.at("/weekday"), it.at("/band"), it.at("/state"), it.at("/services")))
			.toList();
		assertThat(ofArea).isNotEmpty().isEqualTo(all);
	}

	@Test
	void allAreasTakeTheSameStatementsAsOne() {
		String all = "{ localAreas { code %s %s %s } }".formatted(FIGURES, HOURS, OUTLETS);
		String one = all.replace("{ localAreas", "{ node(id: \"%s\") { ... on LocalArea".formatted(id())) + " }";
		assertThat(asked(all)).isNotEmpty().hasSizeLessThanOrEqualTo(asked(one).size());
	}

	@Test
	void measureThatIsNotBrokenDownByAreaIsRefusedByName() {
		var answer = graphQl.as("lead").query("{ localAreas { figures(measures: [\"WT-08\"]) { name } } }");
		assertThat(answer.errorCodes()).contains("INVALID");
		assertThat(answer.errors().getFirst().at("/message").asString()).contains("WT-08");
	}

	@Test
	void otherReadersSeeWhatWasReleased() {
		var query = "code figures(measures: [\"WT-09\"]) { from figure { state } }";
		assertThat(areas("board", query)).extracting(it -> it.at("/figures/0/figure/state").asString())
			.doesNotContain("NOT_YET_DUE");
	}

	private String id() {
		return areas("lead", "code id").stream()
			.filter(it -> it.at("/code").asString().equals("IRVINE"))
			.findFirst()
			.orElseThrow()
			.at("/id")
			.asString();
	}

	private List<JsonNode> areas(String account, String fields) {
		return graphQl.as(account)
			.query("{ localAreas { " + fields + " } }", Map.of())
			.withoutErrors()
			.data("/localAreas")
			.valueStream()
			.toList();
	}

	private List<String> asked(String query) {
		return Stream.generate(() -> statements.during(() -> graphQl.as("lead").query(query).withoutErrors()))
			.limit(5)
			.min(Comparator.comparing(List::size))
			.orElseThrow();
	}

}
