package scot.adp.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.Role;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Who joins, who leaves and hands over, who is away; and who may say so. */
@AdpTest
class PeopleTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	private static final String ADD = "mutation($input: AddMembersInput!) { addMembers(input: $input) { id name post role } }";

	private static final String END = "mutation($input: EndMembershipInput!) { endMembership(input: $input) { to version } }";

	private static final String AWAY = "mutation($input: SetAwayInput!) { setAway(input: $input) { awayUntil version } }";

	private static final String GIVE = "mutation($input: GiveLeadInput!) { giveLead(input: $input) { lead { id } deputy { id } } }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	MembershipEnds ends;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPerson officer;

	final String mark = UUID.randomUUID().toString().substring(0, 8);

	@BeforeEach
	void addPlanAndOfficer(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		officer = OwnPerson.in(context).as(Role.ADP_OFFICER, "NAADP-SUPPORT");
	}

	@AfterEach
	void takePeopleAway() {
		jdbc.sql(
				"delete from identity.member where account in (select id from identity.account where email like :mark)")
			.param("mark", "%" + mark + "@example.org")
			.update();
		jdbc.sql("delete from identity.account where email like :mark")
			.param("mark", "%" + mark + "@example.org")
			.update();
	}

	@Test
	void listIsAddedOnceHoweverOftenItIsSent() {
		var list = IntStream.range(0, 41).mapToObj(i -> person("p" + i, "NADARS", "UNIT_LEAD")).toList();

		var first = add("officer", list).withoutErrors();
		var second = add("officer", list).withoutErrors();

		assertThat(first.data("/addMembers")).hasSize(41).isEqualTo(second.data("/addMembers"));
		assertThat(members()).isEqualTo(41);
	}

	@Test
	void sameAddressIsTheSamePersonWithAFurtherPost() {
		var housing = person("one", "NAC-HOUSING", "UNIT_LEAD");
		housing.put("email", String.valueOf(housing.get("email")).toUpperCase(Locale.ROOT));

		add("officer", List.of(person("one", "NADARS", "UNIT_LEAD"), housing)).withoutErrors();

		assertThat(members()).isEqualTo(2);
		assertThat(accounts()).isOne();
	}

	@Test
	void everyFaultIsToldWithItsRowAndNothingIsStored() {
		var unknownUnit = person("two", "NADRAS", "UNIT_LEAD");
		var noAddress = person("three", "NADARS", "UNIT_LEAD");
		noAddress.put("email", "nobody");
		var otherName = person("one", "NAC-HOUSING", "UNIT_LEAD");
		otherName.put("name", "Somebody Else");

		var answer = add("officer", List.of(person("one", "NADARS", "UNIT_LEAD"), unknownUnit, noAddress, otherName));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(
				answer.errors().getFirst().at("/extensions/fields").valueStream().map(it -> it.at("/path").asString()))
			.containsExactly("members[1].unit", "members[2].email", "members[3].name");
		assertThat(answer.errors().getFirst().at("/message").asString())
			.startsWith("Row 2, unit: There is no unit 'NADRAS'; did you mean NADARS");
		assertThat(members()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "post", "unit", "email" })
	void textsThatCannotBeStoredAreRefusedClearly(String field) {
		for (String text : new String[] { "", "a\0b", "x".repeat(100_000) }) {
			var person = person("one", "NADARS", "UNIT_LEAD");
			person.put(field, text);
			assertThat(add("officer", List.of(person)).errorCodes()).containsExactly("INVALID");
		}
		assertThat(members()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mairi (Beag) Test", "Mairi/Seonag Test", "Mairi Test #2", "Mairi <Test>", "Mairi Test?" })
	void nameThatTheSignInServiceRefusesIsToldAtTheField(String name) {
		var person = person("one", "NADARS", "UNIT_LEAD");
		person.put("name", name);

		var answer = add("officer", List.of(person));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("members[0].name");
		assertThat(answer.errors().getFirst().at("/message").asString()).startsWith("Leave out ");
		assertThat(members()).isZero();
	}

	@Test
	void whoHasSuchANameAlreadyGetsAFurtherPostAllTheSame() {
		add("officer", List.of(person("one", "NADARS", "UNIT_LEAD"))).withoutErrors();
		String name = "Mairi (Beag) Test";
		jdbc.sql("update identity.account set name = :name where email = :email")
			.param("name", name)
			.param("email", "one." + mark + "@example.org")
			.update();
		var further = person("one", "NAC-HOUSING", "UNIT_LEAD");
		further.put("name", name);

		add("officer", List.of(further)).withoutErrors();

		assertThat(members()).isEqualTo(2);
	}

	@Test
	void onlyALeadOfficerMakesALeadOfficer() {
		var list = List.of(person("one", "NAADP-SUPPORT", "ADP_LEAD"));

		assertThat(add("officer", list).errorCodes()).containsExactly("INVALID");
		add("lead", list).withoutErrors();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ADP_ADMIN", "IG_OFFICER", "AUDITOR" })
	void rolesThatGiveAccessAreGivenByALeadOfficerOrTheAdministrator(String role) {
		assertThat(add("officer", List.of(person("one", "NAADP-SUPPORT", role))).errorCodes())
			.containsExactly("INVALID");
		add("lead", List.of(person("one", "NAADP-SUPPORT", role))).withoutErrors();
		add("admin", List.of(person("two", "NAADP-SUPPORT", role))).withoutErrors();
		assertThat(add("admin", List.of(person("three", "NAADP-SUPPORT", "ADP_LEAD"))).errorCodes())
			.containsExactly("INVALID");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DASHBOARD", "PARTNER_SYSTEM" })
	void nobodyGivesTheRoleOfAProgram(String role) {
		for (String username : new String[] { "lead", "officer", "admin" }) {
			assertThat(add(username, List.of(person("one", "NADARS", role))).errorCodes()).containsExactly("INVALID");
		}
		assertThat(members()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer", "admin" })
	void nobodyGivesThemselvesARole(String username) {
		var own = person("one", "NADARS", "UNIT_VIEWER");
		own.put("email", username + "@example.org");
		own.put("name",
				jdbc.sql("select name from identity.account where username = :username")
					.param("username", username)
					.query(String.class)
					.single());

		var answer = add(username, List.of(own));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("members[0].email");
	}

	@Test
	void newPeopleCannotSignIn() {
		add("officer", List.of(person("one", "NADARS", "UNIT_LEAD"))).withoutErrors();

		assertThat(graphQl.as("one." + mark + "@example.org").query("{ me { name } }").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "pear", "board", "auditor", "ig" })
	void othersThanTheSupportTeamNeitherAddNorEnd(String username) {
		var id = add("officer", List.of(person("one", "NADARS", "UNIT_LEAD"))).withoutErrors();
		String member = id.data("/addMembers/0/id").asString();

		assertThat(add(username, List.of(person("two", "NADARS", "UNIT_LEAD"))).errorCodes())
			.containsExactly("FORBIDDEN");
		assertThat(end(username, member, 1, TODAY, Map.of()).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as(username)
			.query("query($id: ID!) { ownedWork(member: $id) { code } }", Map.of("id", member))
			.errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void whoLeadsWorkDoesNotLeaveWithoutHandingItOver() {
		String leaver = member("leaver");
		String deputy = member("deputy");
		String other = member("other");
		String one = led(leaver, deputy);
		String two = led(leaver, null);
		String standsIn = led(other, leaver);

		var refused = end("officer", leaver, 1, TODAY.plusDays(30), Map.of(key(one), deputy));
		assertThat(refused.errorCodes()).containsExactly("INVALID");
		assertThat(refused.errors().getFirst().at("/message").asString()).contains(two).doesNotContain(one + ",");
		assertThat(owners(one)).containsExactly(leaver, deputy);

		end("officer", leaver, 1, TODAY.plusDays(30), Map.of(key(one), deputy, key(two), other)).withoutErrors();
		assertThat(owners(one)).containsExactly(deputy, null);
		assertThat(owners(two)).containsExactly(other, null);
		assertThat(owners(standsIn)).containsExactly(other, null);
		assertThat(jdbc.sql("select valid_to from identity.member where id = :id")
			.param("id", local(leaver))
			.query(LocalDate.class)
			.single()).isEqualTo(TODAY.plusDays(30));
	}

	@Test
	void workGoesOnlyToSomebodyWhoCanLeadIt() {
		String leaver = member("leaver");
		String elsewhere = add("officer", List.of(person("elsewhere", "NAC-HOUSING", "UNIT_LEAD"))).withoutErrors()
			.data("/addMembers/0/id")
			.asString();
		String action = led(leaver, null);

		assertThat(end("officer", leaver, 1, TODAY, Map.of(key(action), elsewhere)).errorCodes())
			.containsExactly("INVALID");
		assertThat(end("officer", leaver, 1, TODAY, Map.of(key(action), leaver)).errorCodes())
			.containsExactly("INVALID");
		assertThat(owners(action)).containsExactly(leaver, null);
	}

	@Test
	void ownedWorkTellsWhoCouldTakeIt() {
		String leaver = member("leaver");
		String deputy = member("deputy");
		String action = led(leaver, deputy);

		var owned = graphQl.as("officer")
			.query("query($id: ID!) { ownedWork(member: $id) { key code asLead deputy { id } candidates { id } } }",
					Map.of("id", leaver))
			.withoutErrors()
			.data("/ownedWork");

		assertThat(owned).hasSize(1);
		assertThat(owned.at("/0/key").asString()).isEqualTo(key(action));
		assertThat(owned.at("/0/deputy/id").asString()).isEqualTo(deputy);
		assertThat(owned.at("/0/candidates").valueStream().map(it -> it.at("/id").asString())).contains(deputy)
			.doesNotContain(leaver);
	}

	@Test
	void lastLeadOfficerStays() {
		String lead = graphQl.as("lead")
			.query("{ me { memberships { member } } }")
			.data("/me/memberships/0/member")
			.asString();
		int version = version(lead);

		assertThat(end("lead", lead, version, TODAY, Map.of()).errorCodes()).containsExactly("INVALID");
		assertThat(end("officer", lead, version, TODAY, Map.of()).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void staleVersionIsAConflict() {
		String member = member("one");

		var answer = end("officer", member, 7, TODAY, Map.of());

		assertThat(answer.errorCodes()).containsExactly("CONFLICT");
		assertThat(answer.errors().getFirst().at("/extensions/current/version").asInt()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "-1", "740" })
	void lastDayLiesBetweenTheFirstAndTwoYearsAhead(int days) {
		assertThat(end("officer", member("one"), 1, TODAY.plusDays(days), Map.of()).errorCodes())
			.containsExactly("INVALID");
	}

	@Test
	void membershipThatEndsByItsDateLeavesTheWorkToTheDeputy() {
		String leaver = member("leaver");
		String deputy = member("deputy");
		String other = member("other");
		String one = led(leaver, deputy);
		String two = led(leaver, null);
		String three = led(other, leaver);
		jdbc.sql("update identity.member set valid_to = :to where id = :id")
			.param("to", TODAY.plusDays(3))
			.param("id", local(leaver))
			.update();

		clock.set(TODAY.plusDays(3));
		ends.tell();
		assertThat(owners(one)).containsExactly(leaver, deputy);

		clock.set(TODAY.plusDays(4));
		ends.tell();
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(owners(one)).containsExactly(deputy, null);
			assertThat(owners(two)).containsExactly(null, null);
			assertThat(owners(three)).containsExactly(other, null);
		});
	}

	@Test
	void deputyOfAnotherUnitHasTheWorkWhileTheLeadIsAway() {
		String lead = member("lead");
		String deputy = memberOf(officer);
		String action = led(lead, deputy);
		assertThat(holder(action)).isEqualTo(lead);

		away("officer", lead, version(lead), TODAY.plusDays(2)).withoutErrors();
		assertThat(holder(action)).isEqualTo(deputy);

		clock.set(TODAY.plusDays(2));
		assertThat(holder(action)).isEqualTo(deputy);
		clock.set(TODAY.plusDays(3));
		assertThat(holder(action)).isEqualTo(lead);
	}

	@Test
	void onesOwnAbsenceAndTheSupportTeamsWordCount(@Autowired ApplicationContext context) {
		try (var person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS").as(Role.UNIT_LEAD, "TPS-PEAR")) {
			String member = memberOf(person);
			assertThat(away(person.username(), member, 1, TODAY).withoutErrors().data("/setAway/awayUntil").asString())
				.isEqualTo(TODAY.toString());
			assertThat(away("nadars", member, 2, TODAY).errorCodes()).containsExactly("FORBIDDEN");
			assertThat(away("board", member, 2, TODAY).errorCodes()).containsExactly("FORBIDDEN");
			assertThat(away("officer", member, 1, TODAY).errorCodes()).containsExactly("CONFLICT");
			assertThat(away("officer", member, 2, TODAY.minusDays(1)).errorCodes()).containsExactly("INVALID");
			assertThat(away("officer", member, 2, TODAY.plusYears(2)).errorCodes()).containsExactly("INVALID");
			assertThat(away("officer", member, 2, null).withoutErrors().data("/setAway/awayUntil").isNull()).isTrue();
		}
	}

	@Test
	void unitLeadGivesTheLeadOfTheOwnUnitAlone() {
		String colleague = member("colleague");
		String action = plan.action("NADARS");
		for (String username : new String[] { "pear", "housing", "board", "auditor" }) {
			assertThat(give(username, action, colleague).errorCodes()).containsExactly("FORBIDDEN");
		}
		assertThat(give("nadars", action, memberOf(officer)).errorCodes()).containsExactly("INVALID");

		give("nadars", action, colleague).withoutErrors();
		assertThat(owners(action)).containsExactly(colleague, null);
		give("officer", action, memberOf(officer)).withoutErrors();
		assertThat(owners(action)).containsExactly(memberOf(officer), null);
	}

	@Test
	void trailNamesFieldsAndCodesAndNoPerson() {
		String member = member("one");

		var rows = jdbc.sql("select changes::text from audit.entry where subject = :subject")
			.param("subject", "member " + local(member))
			.query(String.class)
			.list();

		assertThat(rows).singleElement()
			.asString()
			.contains("NADARS", "UNIT_LEAD")
			.doesNotContain("Person", mark, "Manager");
	}

	private Map<String, Object> person(String name, String unit, String role) {
		var person = new LinkedHashMap<String, Object>();
		person.put("name", "Person " + name);
		person.put("post", "Manager");
		person.put("unit", unit);
		person.put("email", "%s.%s@example.org".formatted(name, mark));
		person.put("role", role);
		return person;
	}

	/** A lead of NADARS of this test's own. */
	private String member(String name) {
		return add("officer", List.of(person(name, "NADARS", "UNIT_LEAD"))).withoutErrors()
			.data("/addMembers/0/id")
			.asString();
	}

	private String memberOf(OwnPerson person) {
		return graphQl.as(person.username())
			.query("{ me { memberships { member } } }")
			.withoutErrors()
			.data("/me/memberships/0/member")
			.asString();
	}

	private String led(String lead, @Nullable String deputy) {
		String action = plan.action("NADARS");
		var assignment = new LinkedHashMap<String, Object>(
				Map.of("plan", plan.code(), "action", action, "expectedVersion", plan.version(action), "lead", lead));
		if (deputy != null) {
			assignment.put("deputy", deputy);
		}
		graphQl.as("officer")
			.query("mutation($input: AssignLeadsInput!) { assignLeads(input: $input) { code } }",
					Map.of("input",
							Map.of("idempotencyKey", UUID.randomUUID().toString(), "assignments", List.of(assignment))))
			.withoutErrors();
		return action;
	}

	private Answer add(String username, List<Map<String, Object>> people) {
		return graphQl.as(username)
			.query(ADD, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "members", people)));
	}

	private Answer end(String username, String member, int version, LocalDate on, Map<String, String> leads) {
		var newLeads = leads.entrySet()
			.stream()
			.map(entry -> Map.of("key", entry.getKey(), "lead", entry.getValue()))
			.toList();
		return graphQl.as(username)
			.query(END, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "member", member,
					"expectedVersion", version, "lastDay", on.toString(), "leads", newLeads)));
	}

	private Answer away(String username, String member, int version, @Nullable LocalDate until) {
		var input = new LinkedHashMap<String, @Nullable Object>();
		input.put("idempotencyKey", UUID.randomUUID().toString());
		input.put("member", member);
		input.put("expectedVersion", version);
		input.put("until", (until != null) ? until.toString() : null);
		return graphQl.as(username).query(AWAY, Map.of("input", input));
	}

	private Answer give(String username, String action, String to) {
		return graphQl.as(username)
			.query(GIVE, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", plan.code(),
					"action", action, "expectedVersion", plan.version(action), "to", to)));
	}

	private String holder(String action) {
		return action(action).data("/action/holder/id").asString();
	}

	private List<@Nullable String> owners(String action) {
		var found = action(action);
		var owners = new ArrayList<@Nullable String>();
		for (String pointer : new String[] { "/action/lead/id", "/action/deputy/id" }) {
			owners.add(found.data(pointer).isMissingNode() ? null : found.data(pointer).asString());
		}
		return owners;
	}

	private Answer action(String action) {
		return graphQl.as("board")
			.query("""
					query($plan: String!, $code: String!) { action(plan: $plan, code: $code) {
					    lead { id } deputy { id } holder { id } } }""", Map.of("plan", plan.code(), "code", action))
			.withoutErrors();
	}

	private String key(String action) {
		return "action %s/%s".formatted(plan.code(), action);
	}

	private int version(String member) {
		return jdbc.sql("select version from identity.member where id = :id")
			.param("id", local(member))
			.query(Integer.class)
			.single();
	}

	private static UUID local(String member) {
		return UUID.fromString(new String(Base64.getUrlDecoder().decode(member), StandardCharsets.UTF_8)
			.substring("Member:".length()));
	}

	private int members() {
		return count("identity.member m join identity.account a on a.id = m.account");
	}

	private int accounts() {
		return count("identity.account a");
	}

	private int count(String table) {
		return jdbc.sql("select count(*) from " + table + " where a.email like :mark")
			.param("mark", "%" + mark + "@example.org")
			.query(Integer.class)
			.single();
	}

}
