package scot.adp.families.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.families.SchoolYearView;
import scot.adp.measures.spi.PeriodType;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What schools took up over HTTP, on the sample of two years. */
@AdpTest
class SchoolApiTests {

	private static final String COVERAGE = """
			query($year: String!) { schoolCoverage(year: $year) { year censusOn state programmes {
			    programme { id code } asked tookPart didNot notTold pupils roll } schools { place { id } name merged roll
			    area { name } cells { programme { id code } took pupils version } } } }""";

	private static final String FEW = "query($year: String!) { schoolCoverage(year: $year) { schools { name } } }";

	private static final String TELL = """
			mutation($input: TellSchoolsInput!) { tellSchools(input: $input) { index faults { path reason } } }""";

	private static final String SET = """
			mutation($input: SetSchoolYearInput!) { setSchoolYear(input: $input) { state } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@BeforeEach
	@AfterEach
	void takeAway() {
		jdbc.sql("delete from families.school_took where recorded_by <> :sample")
			.param("sample", new UUID(0, 0))
			.update();
	}

	@Test
	void sampleMovesFromOneYearToTheNext() {
		assertThat(programme(read("editor", 1), "CHAMPIONS-PRIMARY").at("/asked").asInt()).isEqualTo(20);
		assertThat(programme(read("editor", 0), "CHAMPIONS-PRIMARY").at("/asked").asInt()).isEqualTo(19);
	}

	@Test
	void twoSchoolsOfTheSampleMerged() {
		assertThat(read("lead", 0).at("/schools").valueStream().flatMap(it -> it.at("/merged").valueStream()))
			.extracting(JsonNode::asString)
			.containsExactly("Sample Primary School Whinhill");
	}

	@Test
	void educationReadsPupilsAndTheSupportTeamDoesNot() {
		assertThat(programme(read("editor", 1), "CHAMPIONS-PRIMARY").at("/pupils").isNull()).isFalse();
		assertThat(programme(read("lead", 1), "CHAMPIONS-PRIMARY").at("/pupils").isNull()).isTrue();
	}

	@Test
	void educationTellsACell() {
		JsonNode school = missing(read("editor", 0));
		var told = graphQl.as("editor").query(TELL, Map.of("input", input(school, key()))).withoutErrors();

		assertThat(told.data("/tellSchools/0/faults").size()).isZero();
		assertThat(took(school)).isEqualTo("TOOK_PART");
	}

	@Test
	void sameBatchSentTwiceIsKeptOnce() {
		JsonNode school = missing(read("editor", 0));
		String key = key();
		graphQl.as("editor").query(TELL, Map.of("input", input(school, key))).withoutErrors();
		graphQl.as("editor").query(TELL, Map.of("input", input(school, key))).withoutErrors();

		assertThat(cell(again(school)).at("/version").asInt()).isEqualTo(1);
	}

	@Test
	void othersTellNothing() {
		JsonNode school = missing(read("lead", 0));

		assertThat(graphQl.as("pear").query(TELL, Map.of("input", input(school, key()))).errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void supportTeamSetsNoYear() {
		assertThat(graphQl.as("lead")
			.query(SET, Map.of("input", Map.of("idempotencyKey", key(), "year", year(0), "expectedVersion", 1)))
			.errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void yearThatIsNoneIsToldByItsArgument() {
		assertThat(graphQl.as("editor").query(COVERAGE, Map.of("year", "2026/28")).errorCodes())
			.containsExactly("INVALID");
	}

	@Test
	void statementsAreTheSameForOneFieldAndAll() {
		var few = statements
			.ofTheAnswerDuring(() -> graphQl.as("editor").query(FEW, Map.of("year", year(1))).withoutErrors());
		var all = statements
			.ofTheAnswerDuring(() -> graphQl.as("editor").query(COVERAGE, Map.of("year", year(1))).withoutErrors());

		assertThat(all.size() - few.size()).as("places alone, in one").isLessThanOrEqualTo(1);
	}

	private String took(JsonNode school) {
		return cell(again(school)).at("/took").asString();
	}

	private JsonNode again(JsonNode school) {
		return read("editor", 0).at("/schools")
			.valueStream()
			.filter(it -> it.at("/name").equals(school.at("/name")))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode cell(JsonNode school) {
		return school.at("/cells")
			.valueStream()
			.filter(it -> it.at("/programme/code").asString().equals("ATTAINMENT-SUPPORT"))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode missing(JsonNode coverage) {
		return coverage.at("/schools")
			.valueStream()
			.filter(it -> cell(it).at("/took").asString().equals("NOT_TOLD"))
			.findFirst()
			.orElseThrow();
	}

	private Map<String, Object> input(JsonNode school, String key) {
		return Map.of("idempotencyKey", key, "year", year(0), "cells",
				List.of(Map.of("school", school.at("/place/id").asString(), "programme",
						cell(school).at("/programme/id").asString(), "took", true)));
	}

	private JsonNode read(String who, int back) {
		return graphQl.as(who).query(COVERAGE, Map.of("year", year(back))).withoutErrors().data("/schoolCoverage");
	}

	private static JsonNode programme(JsonNode coverage, String code) {
		return coverage.at("/programmes")
			.valueStream()
			.filter(it -> it.at("/programme/code").asString().equals(code))
			.findFirst()
			.orElseThrow();
	}

	private String year(int back) {
		return SchoolYearView.written(PeriodType.SCHOOL_YEAR.of(LocalDate.now(clock).minusYears(back)));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
