package scot.adp.families.graphql;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** CRAFT courses and therapy over HTTP, on the sample. */
@AdpTest
class CraftApiTests {

	private static final String COURSES = """
			mutation($input: RecordCraftCoursesInput!) { recordCraftCourses(input: $input) {
			    index made faults { path reason message } } }""";

	private static final String TELL = """
			mutation($input: TellCraftCourseInput!) { tellCraftCourse(input: $input) {
			    version sessions state told { kind on } } }""";

	private static final String REFERRALS = """
			mutation($input: RecordTherapyStartsInput!) { recordTherapyStarts(input: $input) {
			    index made faults { path reason message } } }""";

	private static final String START = """
			mutation($input: StartTherapyInput!) { startTherapy(input: $input) {
			    version state startedOn days who { label } ageBand { code } told { startedOn stands toldBy } } }""";

	private static final String ROWS = """
			{ craftCourses(first: 50) { totalCount edges { node { state lovedOne { code } entered { code } } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		jdbc.sql("""
				delete from families.craft_fact where course in (select id from families.craft_course
				    where entered_by = 'API')""").update();
		jdbc.sql("delete from families.craft_course where entered_by = 'API'").update();
		jdbc.sql("""
				delete from families.therapy_told where referral in (
				    select id from families.therapy_start where entered_by = 'API')""").update();
		jdbc.sql("delete from families.therapy_start where entered_by = 'API'").update();
	}

	@Test
	void courseIsRecordedAndASessionIsTold() {
		String id = record("NAD-91201").at("/0/made").asString();
		JsonNode told = graphQl.as("nadars")
			.query(TELL,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "kind", "SESSION", "on",
									"2026-11-16")))
			.withoutErrors()
			.data("/tellCraftCourse");

		assertThat(told.at("/sessions").asInt()).isEqualTo(2);
		assertThat(told.at("/state").asString()).isEqualTo("STARTED");
	}

	@Test
	void sessionThatWasNotHeldIsTakenBackByItsDay() {
		String id = record("NAD-91203").at("/0/made").asString();
		graphQl.as("nadars")
			.query(TELL,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "kind", "SESSION", "on",
									"2026-11-16")))
			.withoutErrors();

		JsonNode left = graphQl.as("nadars")
			.query("mutation($input: TakeBackCraftToldInput!) { takeBackCraftTold(input: $input) { sessions } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 2, "kind", "SESSION", "on",
									"2026-11-16", "because", "WRONG")))
			.withoutErrors()
			.data("/takeBackCraftTold");

		assertThat(left.at("/sessions").asInt()).isOne();
	}

	@Test
	void batchTellsAnAnswerWithoutItsDayByItsField() {
		JsonNode results = graphQl.as("nadars")
			.query(COURSES,
					Map.of("input",
							Map.of("idempotencyKey", key(), "courses",
									List.of(Map.of("unit", "NADARS", "ownRef", "NAD-91202", "startOn", "2026-11-02",
											"lovedOne", "NOT_IN_TREATMENT", "entered", "YES")))))
			.withoutErrors()
			.data("/recordCraftCourses");

		assertThat(results.at("/0/faults/0/path").asString()).isEqualTo("enteredOn");
	}

	@Test
	void batchRefusesANameWithoutRepeatingIt() {
		JsonNode results = record("J SMITH");

		assertThat(results.at("/0/faults/0/path").asString()).isEqualTo("ownRef");
		assertThat(results.toString()).doesNotContain("SMITH");
	}

	@Test
	void childIsReferredAndTherapyBegins() {
		JsonNode began = begins(referred(), 1, "2026-11-02");

		assertThat(began.at("/days").asInt()).isEqualTo(28);
		assertThat(began.at("/ageBand/code").asString()).isEqualTo("AGE_5_11");
	}

	@Test
	void whatWasToldOfTherapyBeforeIsReadBesideWhatStands() {
		String id = referred();
		begins(id, 1, "2026-11-02");
		JsonNode told = begins(id, 2, "2026-11-09").at("/told");

		assertThat(told.valueStream().map(it -> it.at("/startedOn").asString() + " " + it.at("/stands").asBoolean()))
			.containsExactly("2026-11-09 true", "2026-11-02 false");
		assertThat(told.at("/1/toldBy").asString("")).isNotEmpty();
	}

	private String referred() {
		return graphQl.as("families")
			.query(REFERRALS,
					Map.of("input",
							Map.of("idempotencyKey", key(), "referrals",
									List.of(Map.of("unit", "NAHSCP-CF-SF", "ownRef", "CF-91201", "who", "CHILD",
											"ageBand", "AGE_5_11", "referredOn", "2026-10-05")))))
			.withoutErrors()
			.data("/recordTherapyStarts")
			.at("/0/made")
			.asString();
	}

	private JsonNode begins(String id, int version, String on) {
		return graphQl.as("families")
			.query(START,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", version, "startedOn", on)))
			.withoutErrors()
			.data("/startTherapy");
	}

	@Test
	void sampleHasEighteenCoursesInEveryState() {
		JsonNode rows = graphQl.as("nadars").query(ROWS).withoutErrors().data("/craftCourses");

		assertThat(rows.at("/totalCount").asInt()).isEqualTo(18);
		assertThat(rows.at("/edges").valueStream().map(it -> it.at("/node/state").asString()).distinct())
			.containsExactlyInAnyOrder("STARTED", "COMPLETED", "LEFT");
	}

	@Test
	void sampleHasTherapyOfThirtyFamilies() {
		assertThat(jdbc.sql("select count(distinct family) from families.therapy_start where entered_by = 'SAMPLE'")
			.query(Integer.class)
			.single()).isEqualTo(30);
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query(ROWS).errorCodes()).containsExactly("FORBIDDEN");
	}

	private JsonNode record(String reference) {
		return graphQl.as("nadars")
			.query(COURSES,
					Map.of("input",
							Map.of("idempotencyKey", key(), "courses",
									List.of(Map.of("unit", "NADARS", "ownRef", reference, "startOn", "2026-11-02",
											"lovedOne", "NOT_IN_TREATMENT", "sessions", List.of("2026-11-02"))))))
			.withoutErrors()
			.data("/recordCraftCourses");
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
