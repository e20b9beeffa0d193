package scot.adp.families.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Families over HTTP, on the sample of two services. */
@AdpTest
class FamilyApiTests {

	private static final String RECORD = """
			mutation($input: RecordFamilySupportInput!) { recordFamilySupport(input: $input) {
			    index made faults { path reason } remarks { reason } } }""";

	private static final String OPEN = """
			mutation($input: OpenFamilySupportInput!) { openFamilySupport(input: $input) {
			    id version state ownRef jointWith { code } members { role { code } ageBand { code } linked } } }""";

	private static final String TELL = """
			mutation($input: TellFamilySupportInput!) { tellFamilySupport(input: $input) {
			    id version state lastContactOn jointWith { code } } }""";

	private static final String JOINT = """
			{ familySupport(joint: true, first: 5) { totalCount edges { node { ownRef unit { code }
			    jointWith { code } members { role { code } } } } } }""";

	private static final String ROWS = """
			{ familySupport(first: FIRST) { totalCount edges { node { id state ownRef tier { label } unit { name }
			    jointWith { name } members { role { label } ageBand { label } } } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		String own = "(select id from families.support where entered_by = 'API')";
		jdbc.sql("delete from families.member_age where member in (select id from families.member where support in "
				+ own + ")")
			.update();
		jdbc.sql("delete from families.member where support in " + own).update();
		jdbc.sql("delete from families.fact where support in " + own).update();
		jdbc.sql("delete from families.support where entered_by = 'API'").update();
	}

	@Test
	void familyIsRecordedAndContacted() {
		JsonNode opened = graphQl.as("nadars")
			.query(OPEN, Map.of("input", Map.of("idempotencyKey", key(), "family", family("NAD-91001"))))
			.withoutErrors()
			.data("/openFamilySupport");
		JsonNode told = graphQl.as("nadars")
			.query(TELL,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", opened.at("/id").asString(), "expectedVersion", 1,
									"kind", "CONTACTED", "on", "2026-11-20")))
			.withoutErrors()
			.data("/tellFamilySupport");

		assertThat(opened.at("/state").asString()).isEqualTo("OPEN");
		assertThat(opened.at("/members/1/ageBand/code").asString()).isEqualTo("AGE_5_11");
		assertThat(told.at("/lastContactOn").asString()).isEqualTo("2026-11-20");
	}

	@Test
	void contactThatWasNoneIsTakenBackAndSomebodyIsAdded() {
		String id = graphQl.as("nadars")
			.query(OPEN, Map.of("input", Map.of("idempotencyKey", key(), "family", family("NAD-91002"))))
			.withoutErrors()
			.data("/openFamilySupport/id")
			.asString();
		graphQl.as("nadars")
			.query(TELL,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "kind", "CONTACTED", "on",
									"2026-11-20")))
			.withoutErrors();

		JsonNode back = graphQl.as("nadars")
			.query("mutation($input: TakeBackFamilyToldInput!) { takeBackFamilyTold(input: $input) { version lastContactOn } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 2, "kind", "CONTACTED", "on",
									"2026-11-20", "because", "WRONG")))
			.withoutErrors()
			.data("/takeBackFamilyTold");
		JsonNode more = graphQl.as("nadars")
			.query("mutation($input: AddFamilyMemberInput!) { addFamilyMember(input: $input) { members { position role { code } } } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", back.at("/version").asInt(),
									"member", Map.of("role", "GRANDPARENT", "ageBand", "OVER_25"))))
			.withoutErrors()
			.data("/addFamilyMember");

		assertThat(back.at("/lastContactOn").asString("")).isNotEqualTo("2026-11-20");
		assertThat(more.at("/members").valueStream().map(it -> it.at("/role/code").asString())).contains("GRANDPARENT");
	}

	@Test
	void whatWasToldIsPutRightAndWhoIsKnownGrowsOlder() {
		String id = graphQl.as("nadars")
			.query(OPEN, Map.of("input", Map.of("idempotencyKey", key(), "family", family("NAD-91005"))))
			.withoutErrors()
			.data("/openFamilySupport/id")
			.asString();
		graphQl.as("nadars")
			.query(TELL,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "kind", "CONTACTED", "on",
									"2026-11-20")))
			.withoutErrors();

		JsonNode right = changed("correctFamilyTold", "CorrectFamilyToldInput", Map.of("id", id, "expectedVersion", 2,
				"kind", "CONTACTED", "on", "2026-11-20", "instead", Map.of("on", "2026-11-19"), "because", "WRONG"));
		JsonNode known = changed("describeFamilySupport", "DescribeFamilySupportInput",
				Map.of("id", id, "expectedVersion", right.at("/version").asInt(), "requestedOn", "2026-10-01", "source",
						"SELF", "promiseInPlan", true));
		JsonNode older = changed("changeFamilyMember", "ChangeFamilyMemberInput", Map.of("id", id, "expectedVersion",
				known.at("/version").asInt(), "position", 2, "ageBand", "AGE_12_15", "careExperienced", true));

		assertThat(right.at("/lastContactOn").asString()).isEqualTo("2026-11-19");
		assertThat(known.at("/promiseInPlan").asBoolean()).isTrue();
		assertThat(older.at("/members/1/ageBand/code").asString()).isEqualTo("AGE_12_15");
		assertThat(older.at("/members/1/careExperienced").asBoolean()).isTrue();
		JsonNode grown = changed("changeFamilyMember", "ChangeFamilyMemberInput", Map.of("id", id, "expectedVersion",
				older.at("/version").asInt(), "position", 2, "ageBand", "AGE_16_17"));
		assertThat(grown.at("/members/1/careExperienced").asBoolean()).isTrue();
		assertThat(graphQl.as("nadars")
			.query("mutation($input: ChangeFamilyMemberInput!) { changeFamilyMember(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", grown.at("/version").asInt(),
									"position", 9, "ageBand", "AGE_12_15")))
			.errorCodes()).containsExactly("INVALID");
	}

	private JsonNode changed(String field, String type, Map<String, Object> input) {
		var keyed = new HashMap<>(input);
		keyed.put("idempotencyKey", key());
		return graphQl.as("nadars")
			.query("mutation($input: %s!) { %s(input: $input) { version lastContactOn promiseInPlan members { ageBand { code } careExperienced } } }"
				.formatted(type, field), Map.of("input", keyed))
			.withoutErrors()
			.data("/" + field);
	}

	@Test
	void batchKeepsWhatIsRightOnceAndTellsTheRest() {
		var named = family("J SMITH");
		var early = family("NAD-91003");
		early.put("firstSupportOn", "2026-09-01");
		early.put("requestedOn", "2026-10-01");
		var batch = Map.<String, Object>of("idempotencyKey", key(), "families",
				List.of(family("NAD-91002"), named, early));

		JsonNode results = graphQl.as("nadars")
			.query(RECORD, Map.of("input", batch))
			.withoutErrors()
			.data("/recordFamilySupport");
		JsonNode again = graphQl.as("nadars")
			.query(RECORD, Map.of("input", batch))
			.withoutErrors()
			.data("/recordFamilySupport");

		assertThat(results.at("/0/made").asString("")).isNotEmpty();
		assertThat(results.at("/1/faults/0/path").asString()).isEqualTo("ownRef");
		assertThat(results.at("/2/faults/0/reason").asString()).isEqualTo("SUPPORT_BEFORE_REQUEST");
		assertThat(results.toString()).doesNotContain("SMITH");
		assertThat(again).isEqualTo(results);
	}

	@Test
	void unitOfTheSameOrganisationReadsFamiliesWithAJointPlan() {
		JsonNode joint = graphQl.as("nadars").query(JOINT).withoutErrors().data("/familySupport");

		assertThat(joint.at("/totalCount").asInt()).isPositive();
		assertThat(joint.at("/edges/0/node/unit/code").asString()).isEqualTo("NAHSCP-CF-SF");
		assertThat(joint.at("/edges/0/node/members").size()).isPositive();
	}

	@Test
	void agreementLetsAUnitOfAnotherOrganisationReadThem() {
		assertThat(graphQl.as("housing").query(JOINT).withoutErrors().data("/familySupport/totalCount").asInt())
			.isPositive();
	}

	@Test
	void unitThatIsNamedWithoutAnAgreementSeesNothing() {
		assertThat(jdbc.sql("select count(*) from families.support where 'NAC-EDUCATION' = any(joint_with)")
			.query(Long.class)
			.single()).isPositive();
		assertThat(graphQl.as("editor").query(JOINT).withoutErrors().data("/familySupport/totalCount").asInt())
			.isZero();
	}

	@Test
	void jointReadIsOnRecord() {
		long before = reads();

		graphQl.as("housing").query(JOINT).withoutErrors();

		assertThat(reads()).isGreaterThan(before);
	}

	private long reads() {
		return jdbc.sql("""
				select count(*) from audit.entry where operation = 'families.support.read'
				    and exists (select from jsonb_object_keys(changes) k where k like 'rows.NAHSCP-CF%')""")
			.query(Long.class)
			.single();
	}

	@Test
	void jointPlanIsToldAndEnded() {
		var family = family("NAD-91009");
		family.put("jointWith", List.of("NAC-HOUSING"));
		JsonNode opened = graphQl.as("nadars")
			.query(OPEN, Map.of("input", Map.of("idempotencyKey", key(), "family", family)))
			.withoutErrors()
			.data("/openFamilySupport");
		var ended = Map.of("idempotencyKey", key(), "id", opened.at("/id").asString(), "expectedVersion", 1, "kind",
				"PARTED", "on", "2026-11-20", "code", "NAC-HOUSING");

		assertThat(opened.at("/jointWith/0/code").asString()).isEqualTo("NAC-HOUSING");
		assertThat(graphQl.as("nadars")
			.query(TELL, Map.of("input", ended))
			.withoutErrors()
			.data("/tellFamilySupport/jointWith")
			.size()).isZero();
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query(ROWS.replace("FIRST", "5")).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void pageCostsTheSameStatementsHoweverManyRows() {
		graphQl.as("nadars").query(ROWS.replace("FIRST", "50")).withoutErrors();
		var one = statements
			.ofTheAnswerDuring(() -> graphQl.as("nadars").query(ROWS.replace("FIRST", "1")).withoutErrors());
		var many = statements
			.ofTheAnswerDuring(() -> graphQl.as("nadars").query(ROWS.replace("FIRST", "50")).withoutErrors());

		assertThat(many).hasSameSizeAs(one);
	}

	@Test
	void sampleHasFamiliesAtEveryStep() {
		assertThat(jdbc.sql("select count(*) from families.support where entered_by = 'SAMPLE'")
			.query(Long.class)
			.single()).isEqualTo(210);
		assertThat(jdbc.sql("""
				select count(*) from families.member m join families.support s on s.id = m.support
				where m.role = 'CHILD' and s.entered_by = 'SAMPLE'""").query(Long.class).single()).isEqualTo(380);
		assertThat(jdbc
			.sql("""
					select distinct case when declined_on is not null then 'DECLINED' when closed_on is not null then 'CLOSED'
					    when first_support_on is not null then 'OPEN' when accepted_on is not null then 'WAITING'
					    else 'REQUESTED' end from families.support where entered_by = 'SAMPLE'""")
			.query(String.class)
			.list()).containsExactlyInAnyOrder("REQUESTED", "WAITING", "OPEN", "CLOSED", "DECLINED");
	}

	private static Map<String, Object> family(String reference) {
		return new HashMap<>(Map.of("unit", "NADARS", "ownRef", reference, "requestedOn", "2026-10-01",
				"firstSupportOn", "2026-10-05", "tier", "UNIVERSAL", "members",
				List.of(Map.of("role", "PARENT", "ageBand", "OVER_25"),
						Map.of("role", "CHILD", "ageBand", "AGE_5_11"))));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
