package scot.adp.community.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Help, ways into work and volunteers over HTTP, on the sample of the drug service. */
@AdpTest
class CommunityApiTests {

	private static final String RESULTS = "{ index made faults { path reason } }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	private LocalDate today;

	@BeforeEach
	void today(@Autowired Clock clock) {
		today = LocalDate.now(clock);
	}

	@AfterEach
	void takeAway() {
		jdbc.sql("delete from community.help where entered_by = 'API'").update();
		jdbc.sql("delete from community.work_path where entered_by = 'API'").update();
		jdbc.sql("delete from community.learner_path where entered_by = 'API'").update();
		jdbc.sql("delete from community.need_check where entered_by = 'API'").update();
		jdbc.sql("delete from community.grant_award where entered_by = 'API'").update();
		jdbc.sql("delete from community.volunteer_hours where recorded_by_name <> 'Sample data'").update();
	}

	@Test
	void helpIsKept() {
		int before = helps();

		JsonNode results = record("Help", "helps", List.of(help()));

		assertThat(results.at("/0/made").asString("")).isNotEmpty();
		assertThat(helps()).isEqualTo(before + 1);
	}

	@Test
	void helpThatIsSentAgainIsKeptOnce() {
		int before = helps();
		var input = input("helps", List.of(help()));

		assertThat(record("Help", input)).isEqualTo(record("Help", input));
		assertThat(helps()).isEqualTo(before + 1);
	}

	@Test
	void whatIsWrongWithHelpIsToldByItsArgument() {
		var late = help();
		late.put("happenedOn", today.plusDays(1).toString());
		var form = help();
		form.put("form", "WISHES");
		var pounds = help();
		pounds.put("confirmed", -1);

		JsonNode results = record("Help", "helps", List.of(late, form, pounds));

		assertThat(results.findValuesAsString("path")).containsExactly("happenedOn", "form", "confirmed");
	}

	@Test
	void whatIsWrongTellsOfNobody() {
		var named = help();
		named.put("ownRef", "J SMITH");
		named.put("chi", "0101011230");

		assertThat(record("Help", "helps", List.of(named)).toString()).doesNotContain("SMITH", "0101011230");
	}

	@Test
	void triedHelpIsNotKept() {
		int before = helps();
		var input = input("helps", List.of(help()));
		input.put("dryRun", true);

		assertThat(record("Help", input).at("/0/faults").isEmpty()).isTrue();
		assertThat(helps()).isEqualTo(before);
	}

	@Test
	void helpIsWithdrawnByItsVersionAlone() {
		String id = record("Help", "helps", List.of(help())).at("/0/made").asString();
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id,
				"expectedVersion", 7, "because", "WRONG"));

		assertThat(as("nadars")
			.query("mutation($input: WithdrawHelpGivenInput!) { withdrawHelpGiven(input: $input) { id } }",
					Map.of("input", input))
			.errorCodes()).containsExactly("CONFLICT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer", "analyst", "board", "admin" })
	void nobodyOfThePartnershipReadsARow(String who) {
		assertThat(as(who).query("{ helpGiven(first: 1) { totalCount } }").errorCodes()).containsExactly("FORBIDDEN");
		assertThat(as(who).query("{ workPaths(first: 1) { totalCount } }").errorCodes()).containsExactly("FORBIDDEN");
		assertThat(as(who).query("{ learnerPaths(first: 1) { totalCount } }").errorCodes())
			.containsExactly("FORBIDDEN");
		assertThat(as(who).query("{ volunteers { id } }").errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void anotherUnitFindsNoHelpOfThisOne() {
		String id = record("Help", "helps", List.of(help())).at("/0/made").asString();

		assertThat(node("practitioner", id).at("/id").asString("")).isEqualTo(id);
		assertThat(node("pear", id).isNull()).isTrue();
	}

	@Test
	void anotherUnitFindsNoWayIntoWorkOfThisOne() {
		String id = record("WorkPaths", "paths", List.of(path("NAD-80001"))).at("/0/made").asString();

		assertThat(node("practitioner", id).at("/id").asString("")).isEqualTo(id);
		assertThat(node("pear", id).isNull()).isTrue();
	}

	@Test
	void anotherUnitsPathIsRefusedByItsUnit() {
		var elsewhere = path("EMP-80002");
		elsewhere.put("unit", "NAC-EMPLOYABILITY");

		JsonNode results = record("WorkPaths", "paths", List.of(path("NAD-80002"), elsewhere));

		assertThat(results.at("/0/faults").isEmpty()).isTrue();
		assertThat(results.at("/1/faults/0/path").asString()).isEqualTo("unit");
	}

	@Test
	void jobIsAddedToThePathThatIsKnown() {
		record("WorkPaths", "paths", List.of(path("NAD-80003")));
		var working = path("NAD-80003");
		working.put("job", Map.of("start", today.minusDays(9).toString(), "hoursBand", "UNDER_16", "kind", "EMPLOYEE",
				"sector", "RETAIL"));

		String id = record("WorkPaths", "paths", List.of(working)).at("/0/made").asString();

		assertThat(as("practitioner").query(
				"query($id: ID!) { node(id: $id) { ... on WorkPath { startedOn jobs { hoursBand { label } } sustained { state } } } }",
				Map.of("id", id))
			.withoutErrors()
			.data("/node")
			.toString()).contains(today.minusDays(9).toString(), "Under 16 hours a week", "NOT_YET_DUE");
	}

	@Test
	void jobThatWasNoneIsTakenOutAndAnEndedPathIsFollowedAgain() {
		var working = path("NAD-80013");
		working.put("job", Map.of("start", today.minusDays(9).toString(), "hoursBand", "UNDER_16", "kind", "EMPLOYEE",
				"sector", "RETAIL"));
		String id = record("WorkPaths", "paths", List.of(working)).at("/0/made").asString();

		assertThat(changed("TakeOutWorkFact",
				Map.of("id", id, "expectedVersion", version(id), "kind", "JOB", "from", today.minusDays(9).toString()))
			.at("/jobs")).isEmpty();
		changed("EndWorkPath",
				Map.of("id", id, "expectedVersion", version(id), "endedOn", today.toString(), "endReason", "MOVED"));
		assertThat(changed("ReopenWorkPath", Map.of("id", id, "expectedVersion", version(id))).at("/state").asString())
			.isEqualTo("REGISTERED");
	}

	private int version(String path) {
		return as("nadars")
			.query("query($id: ID!) { node(id: $id) { ... on WorkPath { version } } }", Map.of("id", path))
			.withoutErrors()
			.data("/node/version")
			.asInt();
	}

	private JsonNode changed(String what, Map<String, Object> said) {
		var input = new HashMap<>(said);
		input.put("idempotencyKey", UUID.randomUUID().toString());
		String field = Character.toLowerCase(what.charAt(0)) + what.substring(1);
		return as("nadars")
			.query("mutation($input: %sInput!) { %s(input: $input) { version state jobs { start } } }".formatted(what,
					field), Map.of("input", input))
			.withoutErrors()
			.data("/" + field);
	}

	@Test
	void pathThatIsSentAgainIsKeptOnce() {
		int before = paths("");
		var input = input("paths", List.of(path("NAD-80004")));

		assertThat(record("WorkPaths", input)).isEqualTo(record("WorkPaths", input));
		assertThat(paths("")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "due: WEEKS_4", "due: WEEKS_13", "due: WEEKS_26" })
	void pathsAreWalkedToTheirEnd(String which) {
		var seen = new ArrayList<String>();
		String after = "null";
		JsonNode page;
		do {
			page = as("practitioner").query(
					"{ workPaths(%s first: 3, after: %s) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }"
						.formatted(which, after))
				.withoutErrors()
				.data("/workPaths");
			page.at("/edges").valueStream().forEach(it -> seen.add(it.at("/node/id").asString()));
			after = "\"%s\"".formatted(page.at("/pageInfo/endCursor").asString(""));
		}
		while (page.at("/pageInfo/hasNextPage").asBoolean());

		assertThat(seen).doesNotHaveDuplicates().hasSize(page.at("/totalCount").asInt()).isNotEmpty();
	}

	@Test
	void courseThatIsSentAgainWithItsEndIsTheSame() {
		String id = record("LearnerPaths", "learners", List.of(learner("NAD-80005"))).at("/0/made").asString();
		var over = learner("NAD-80005");
		over.put("endOn", today.toString());
		over.put("outcome", "COMPLETED");
		over.put("qualification", "SVQ");

		assertThat(record("LearnerPaths", "learners", List.of(over)).at("/0/made").asString()).isEqualTo(id);
		assertThat(as("practitioner")
			.query("query($id: ID!) { node(id: $id) { ... on LearnerPath { state version qualification { code } } } }",
					Map.of("id", id))
			.withoutErrors()
			.data("/node")
			.toString()).contains("COMPLETED", "SVQ", "2");
	}

	@Test
	void whatIsWrongWithACourseIsToldByItsArgument() {
		var level = learner("NAD-80006");
		level.put("scqfLevel", 13);
		var course = learner("NAD-80007");
		course.put("course", "MAGIC");

		assertThat(record("LearnerPaths", "learners", List.of(level, course)).findValuesAsString("path"))
			.containsExactly("scqfLevel", "course");
	}

	@Test
	void anotherUnitFindsNoCourseOfThisOne() {
		String id = record("LearnerPaths", "learners", List.of(learner("NAD-80008"))).at("/0/made").asString();

		assertThat(node("practitioner", id).at("/id").asString("")).isEqualTo(id);
		assertThat(node("pear", id).isNull()).isTrue();
	}

	@Test
	void needCheckThatIsSentAgainIsTheSame() {
		String id = record("NeedChecks", "checks", List.of(needCheck("NAD-80011"))).at("/0/made").asString("");

		assertThat(id).isNotEmpty();
		assertThat(record("NeedChecks", "checks", List.of(needCheck("NAD-80011"))).at("/0/made").asString())
			.isEqualTo(id);
	}

	@Test
	void needCheckTellsWhatWasAnswered() {
		String id = record("NeedChecks", "checks", List.of(needCheck("NAD-80012"))).at("/0/made").asString();

		assertThat(as("practitioner").query(
				"query($id: ID!) { node(id: $id) { ... on NeedCheck { stage answers { domain { code } need met } } } }",
				Map.of("id", id))
			.withoutErrors()
			.data("/node")
			.toString()).contains("START", "HOUSING", "NO", "MONEY", "false");
	}

	@Test
	void triedNeedCheckIsNotKept() {
		var input = input("checks", List.of(needCheck("NAD-80013")));
		input.put("dryRun", true);

		assertThat(record("NeedChecks", input).at("/0/faults").isEmpty()).isTrue();
		assertThat(jdbc.sql("select count(*) from community.need_check where entered_by = 'API'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void anotherUnitFindsNoNeedCheckOfThisOne() {
		String id = record("NeedChecks", "checks", List.of(needCheck("NAD-80014"))).at("/0/made").asString();

		assertThat(node("practitioner", id).at("/id").asString("")).isEqualTo(id);
		assertThat(node("pear", id).isNull()).isTrue();
	}

	@Test
	void grantIsAwardedAndReported() {
		var award = new HashMap<String, Object>(Map.of("unit", "NADARS", "organisationName", "A choir", "award", 1000.5,
				"from", today.minusMonths(3).toString(), "to", today.minusDays(1).toString(), "actionCodes",
				List.of("TRT-5.2")));
		JsonNode made = as("nadars")
			.query("mutation($input: AwardGrantInput!) { awardGrant(input: $input) { id version state } }",
					Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "award", award)))
			.withoutErrors()
			.data("/awardGrant");

		assertThat(made.at("/state").asString()).isEqualTo("REPORT_DUE");
		assertThat(as("lead")
			.query("mutation($input: ReportGrantInput!) { reportGrant(input: $input) { state spent participants } }",
					Map.of("input",
							Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", made.at("/id").asString(),
									"expectedVersion", 1, "spent", 900)))
			.withoutErrors()
			.data("/reportGrant")
			.toString()).contains("REPORTED", "900", "null");
	}

	@Test
	void grantsAreReadByAllStaff() {
		assertThat(as("board").query("{ grants(first: 20) { totalCount } }")
			.withoutErrors()
			.data("/grants/totalCount")
			.asInt()).isEqualTo(12);
	}

	@Test
	void hoursOfADayAreAddedUpToTwentyFour() {
		String id = volunteer();

		JsonNode results = record("VolunteerHours", "hours", List.of(hours(id, 14), hours(id, 11)));

		assertThat(results.at("/0/faults").isEmpty()).isTrue();
		assertThat(results.at("/1/faults/0/reason").asString()).isEqualTo("OVER_A_DAY");
	}

	@Test
	void hoursAreSetInThePlaceOfWhatWasSaid() {
		String id = volunteer();
		record("VolunteerHours", "hours", List.of(hours(id, 2)));

		for (int hours : List.of(3, 0)) {
			as("nadars")
				.query("mutation($input: SetVolunteerHoursInput!) { setVolunteerHours(input: $input) { made } }",
						Map.of("input", input("hours", List.of(hours(id, hours)))))
				.withoutErrors();
			assertThat(jdbc.sql(
					"select coalesce(sum(quarters), 0) from community.volunteer_hours where recorded_by_name <> 'Sample data'")
				.query(Integer.class)
				.single()).isEqualTo(4 * hours);
		}
	}

	@Test
	void triedHoursAreNotKept() {
		var input = input("hours", List.of(hours(volunteer(), 2)));
		input.put("dryRun", true);

		assertThat(record("VolunteerHours", input).at("/0/faults").isEmpty()).isTrue();
		assertThat(jdbc.sql("select count(*) from community.volunteer_hours where recorded_by_name <> 'Sample data'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void anotherUnitAddsNoHours() {
		var input = input("hours", List.of(hours(volunteer(), 2)));

		assertThat(as("pear").query(mutation("VolunteerHours"), Map.of("input", input)).errorCodes())
			.containsExactly("FORBIDDEN");
	}

	private GraphQl.Client as(String who) {
		return graphQl.as(who);
	}

	private static Map<String, Object> input(String name, List<? extends Map<String, ?>> items) {
		return new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), name, items));
	}

	private static String mutation(String what) {
		return "mutation($input: Record%1$sInput!) { record%1$s(input: $input) %2$s }".formatted(what, RESULTS);
	}

	private JsonNode record(String what, String name, List<? extends Map<String, ?>> items) {
		return record(what, input(name, items));
	}

	private JsonNode record(String what, Map<String, Object> input) {
		return as("nadars").query(mutation(what), Map.of("input", input)).withoutErrors().data("/record" + what);
	}

	private JsonNode node(String who, String id) {
		return as(who).query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).data("/node");
	}

	private int helps() {
		return as("practitioner").query("{ helpGiven(first: 1) { totalCount } }")
			.withoutErrors()
			.data("/helpGiven/totalCount")
			.asInt();
	}

	private int paths(String which) {
		return as("practitioner").query("{ workPaths(%s first: 1) { totalCount } }".formatted(which))
			.withoutErrors()
			.data("/workPaths/totalCount")
			.asInt();
	}

	private String volunteer() {
		return as("practitioner").query("{ volunteers(state: ACTIVE) { id } }")
			.withoutErrors()
			.data("/volunteers/0/id")
			.asString();
	}

	private Map<String, Object> help() {
		return new HashMap<>(
				Map.of("unit", "NADARS", "happenedOn", today.toString(), "domain", "FOOD", "form", "PARCEL"));
	}

	private Map<String, Object> path(String reference) {
		return new HashMap<>(
				Map.of("unit", "NADARS", "ownRef", reference, "registeredOn", today.minusDays(20).toString()));
	}

	private Map<String, Object> learner(String reference) {
		return new HashMap<>(Map.of("unit", "NADARS", "ownRef", reference, "course", "DIGITAL", "provider", "COLLEGE",
				"startOn", today.minusDays(20).toString()));
	}

	private Map<String, Object> needCheck(String reference) {
		return new HashMap<>(Map.of("unit", "NADARS", "ownRef", reference, "checkedOn", today.toString(), "stage",
				"START", "answers", List.of(Map.of("domain", "HOUSING", "need", true, "met", "NO"),
						Map.of("domain", "MONEY", "need", false))));
	}

	private Map<String, Object> hours(String volunteer, int hours) {
		return Map.of("volunteer", volunteer, "on", today.toString(), "hours", hours, "sure", true);
	}

}
