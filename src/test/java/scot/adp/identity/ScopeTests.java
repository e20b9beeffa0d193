package scot.adp.identity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import scot.adp.platform.Role;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may write for which unit, and who reads an owner's words: across two employers and
 * between units of one.
 */
@AdpTest
class ScopeTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@Autowired
	GraphQl graphQl;

	@Autowired
	MovableClock clock;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPerson person;

	@BeforeEach
	void addPlanAndPerson(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		person = OwnPerson.in(context);
	}

	@ParameterizedTest(name = "{0} writes for {1}")
	@CsvSource({ "pear, TPS-PEAR", "nadars, NADARS", "nadars, NADARS-IEP", "housing, NAC-HOUSING",
			"housing, NAC-HOUSING-OPTIONS", "housing, NAC-HOUSING-SUPPORT", "lead, NAADP-SUPPORT",
			"officer, NAADP-SUPPORT" })
	void unitLeadWritesForTheOwnUnitAndThoseBelow(String username, String unit) {
		record(username, unit).withoutErrors();
	}

	@ParameterizedTest(name = "{0} does not write for {1}")
	@CsvSource({ "pear, NADARS", "pear, NAC-HOUSING", "pear, NAADP-SUPPORT", "nadars, TPS-PEAR", "nadars, NAHSCP-PSST",
			"nadars, NAHSCP-CF-SF", "nadars, NAC-HOUSING", "housing, NAC-EDUCATION", "housing, NADARS",
			"housing, TPS-PEAR" })
	void nobodyWritesForAnotherEmployerOrASiblingUnit(String username, String unit) {
		var answer = record(username, unit);

		assertForbidden(answer);
		assertThat(answer.errors().getFirst().at("/message").asString())
			.matches("This belongs to .+\\. Only its lead or the support team can change it\\.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NAC-HOUSING", "NAC-HOUSING-SUPPORT" })
	void leadOfAUnitBelowReachesNeitherParentNorSibling(String unit) {
		person.as(Role.UNIT_LEAD, "NAC-HOUSING-OPTIONS");

		record(person.username(), "NAC-HOUSING-OPTIONS").withoutErrors();
		assertForbidden(record(person.username(), unit));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer" })
	void supportTeamWritesForEveryUnitOnItsBehalf(String username) {
		for (String unit : new String[] { "TPS-PEAR", "NADARS", "NAC-HOUSING-OPTIONS" }) {
			recordHeard(username, unit).withoutErrors();
		}
		record(username, null).withoutErrors();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pear", "nadars", "housing", "board", "auditor" })
	void actionWithoutUnitIsLeftToTheSupportTeam(String username) {
		assertForbidden(record(username, null));
	}

	@ParameterizedTest
	@CsvSource({ "board, NADARS", "board, NAADP-BOARD", "auditor, NAC-LICENSING", "auditor, NADARS" })
	void boardAndAuditorDoNotWrite(String username, String unit) {
		assertForbidden(record(username, unit));
		assertForbidden(recordHeard(username, unit));
	}

	@Test
	void boardAndAuditorDoNotSayNoChange() {
		String action = recorded("NADARS");
		for (String username : new String[] { "board", "auditor", "pear" }) {
			var answer = graphQl.as(username).query(OwnPlan.noChange(), Map.of("input", plan.same(action)));
			assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
		}
		assertThat(plan.updates(action)).isOne();
	}

	@Test
	void readingRoleInAUnitDoesNotWriteForIt() {
		person.as(Role.BOARD_VIEWER, "NADARS").as(Role.AUDITOR, "NADARS");

		assertForbidden(record(person.username(), "NADARS"));
		assertThat(readsWordsOf("NADARS")).isFalse();
	}

	@Test
	void twoMembershipsAddUpAndReachNoFurther() {
		person.as(Role.UNIT_LEAD, "TPS-PEAR").as(Role.UNIT_LEAD, "NADARS").as(Role.BOARD_VIEWER, "NAC-HOUSING");

		record(person.username(), "TPS-PEAR").withoutErrors();
		record(person.username(), "NADARS-IEP").withoutErrors();
		assertForbidden(record(person.username(), "NAC-HOUSING"));
		assertThat(readsWordsOf("TPS-PEAR")).isTrue();
		assertThat(readsWordsOf("NADARS")).isTrue();
		assertThat(readsWordsOf("NAC-HOUSING")).isFalse();
	}

	@Test
	void meShowsTheMembershipsThatHoldToday() {
		person.as(Role.UNIT_LEAD, "TPS-PEAR")
			.as(Role.UNIT_LEAD, "NADARS", TODAY.minusYears(2), TODAY.minusDays(1))
			.as(Role.UNIT_LEAD, "NAC-HOUSING", TODAY.plusDays(1), null);

		var answer = graphQl.as(person.username())
			.query("{ me { username name supportTeam memberships { post role unit { code organisation { code } } } } }")
			.withoutErrors();

		assertThat(answer.data("/me/username").asString()).isEqualTo(person.username());
		assertThat(answer.data("/me/supportTeam").asBoolean()).isFalse();
		assertThat(answer.data("/me/memberships").size()).isOne();
		assertThat(answer.data("/me/memberships/0/role").asString()).isEqualTo("UNIT_LEAD");
		assertThat(answer.data("/me/memberships/0/unit/organisation/code").asString()).isEqualTo("TPS");
	}

	@Test
	void membershipReachesFromItsFirstDayToItsLast() {
		person.as(Role.BOARD_VIEWER, "NAADP-BOARD").as(Role.UNIT_LEAD, "NADARS", TODAY, TODAY);

		record(person.username(), "NADARS").withoutErrors();
	}

	@Test
	void membershipThatEndedYesterdayGivesNothing() {
		person.as(Role.BOARD_VIEWER, "NAADP-BOARD")
			.as(Role.UNIT_LEAD, "NADARS", TODAY.minusYears(1), TODAY.minusDays(1));

		assertForbidden(record(person.username(), "NADARS"));
		assertThat(readsWordsOf("NADARS")).isFalse();
	}

	@Test
	void membershipThatStartsTomorrowGivesNothingYet() {
		person.as(Role.BOARD_VIEWER, "NAADP-BOARD").as(Role.UNIT_LEAD, "NADARS", TODAY.plusDays(1), null);

		assertForbidden(record(person.username(), "NADARS"));
		assertThat(readsWordsOf("NADARS")).isFalse();
	}

	@Test
	void nobodySignsInWithoutAMembershipOfToday() {
		person.as(Role.UNIT_LEAD, "NADARS", TODAY.minusYears(1), TODAY.minusDays(1))
			.as(Role.UNIT_LEAD, "NADARS", TODAY.plusDays(1), null);

		assertThat(graphQl.as(person.username()).query("{ me { name } }").status()).isEqualTo(401);
	}

	@Test
	void lastMembershipThatEndsShutsTheDoorAtOnce() {
		person.as(Role.UNIT_LEAD, "NADARS");
		record(person.username(), "NADARS").withoutErrors();

		person.ends(Role.UNIT_LEAD, TODAY.minusDays(1));

		assertThat(record(person.username(), "NADARS").status()).isEqualTo(401);
	}

	@Test
	void membershipThatEndsStopsTheWritingBeforeAPersonCanNotice() {
		person.as(Role.BOARD_VIEWER, "NAADP-BOARD").as(Role.UNIT_LEAD, "NADARS");
		record(person.username(), "NADARS").withoutErrors();

		person.ends(Role.UNIT_LEAD, TODAY.minusDays(1));

		Awaitility.await()
			.atMost(Duration.ofSeconds(3))
			.untilAsserted(() -> assertForbidden(record(person.username(), "NADARS")));
	}

	@Test
	void membershipThatIsAddedActsBeforeAPersonCanNotice() {
		person.as(Role.BOARD_VIEWER, "NAADP-BOARD");
		assertForbidden(record(person.username(), "NADARS"));

		person.as(Role.UNIT_LEAD, "NADARS", TODAY, null);

		Awaitility.await()
			.atMost(Duration.ofSeconds(3))
			.untilAsserted(() -> record(person.username(), "NADARS").withoutErrors());
	}

	@Test
	void disabledAccountIsRefusedAtOnceThoughItsPasswordIsRemembered() {
		person.as(Role.UNIT_LEAD, "NADARS");
		record(person.username(), "NADARS").withoutErrors();

		person.disable();

		assertThat(record(person.username(), "NADARS").status()).isEqualTo(401);
		assertThat(graphQl.as(person.username()).query("{ plans { code } }").status()).isEqualTo(401);
	}

	@Test
	void ownersWordsStayWithTheirUnitAndTheSupportTeam() {
		String action = recorded("NAC-HOUSING-OPTIONS");

		assertThat(readsWords("housing", action)).isTrue();
		assertThat(readsWords("lead", action)).isTrue();
		assertThat(readsWords("officer", action)).isTrue();
		for (String username : new String[] { "nadars", "pear", "board", "auditor" }) {
			assertThat(readsWords(username, action)).as(username).isFalse();
		}
	}

	@Test
	void wordsOfAnActionWithoutUnitStayWithTheSupportTeam() {
		String action = plan.action(null);
		graphQl.as("lead").query(OwnPlan.record(), Map.of("input", plan.update(action))).withoutErrors();

		assertThat(readsWords("lead", action)).isTrue();
		assertThat(readsWords("nadars", action)).isFalse();
	}

	/** The answer to an update of a fresh action, which is stored where it is allowed. */
	private Answer record(String username, @Nullable String unit) {
		return record(username, plan.action(unit), Map.of());
	}

	private Answer recordHeard(String username, String unit) {
		return record(username, plan.action(unit), Map.of("heardHow", "PHONE"));
	}

	private Answer record(String username, String action, Map<String, ?> further) {
		var input = plan.update(action);
		input.putAll(further);
		var answer = graphQl.as(username).query(OwnPlan.record(), Map.of("input", input));
		boolean stored = answer.status() == 200 && answer.errors().isEmpty();
		assertThat(plan.updates(action)).isEqualTo(stored ? 1 : 0);
		return answer;
	}

	/** An action of a unit with one update. */
	private String recorded(String unit) {
		String action = plan.action(unit);
		var input = plan.update(action);
		input.put("heardHow", "MEETING");
		graphQl.as("lead").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
		return action;
	}

	private boolean readsWordsOf(String unit) {
		return readsWords(person.username(), recorded(unit));
	}

	private boolean readsWords(String username, String action) {
		var answer = graphQl.as(username)
			.query("""
					query($plan: String!, $code: String!) { action(plan: $plan, code: $code) {
					    updates { edges { node { on whatHappened next evidenceLink } } } } }""",
					Map.of("plan", plan.code(), "code", action));
		var update = answer.data("/action/updates/edges/0/node");
		assertThat(update.at("/on").asString()).isEqualTo(TODAY.toString());
		boolean shown = !update.at("/whatHappened").isNull();
		assertThat(answer.errorCodes()).hasSize(shown ? 0 : 3).allMatch("FORBIDDEN"::equals);
		return shown;
	}

	private static void assertForbidden(Answer answer) {
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(answer.data("/recordUpdate").isNull()).isTrue();
	}

}
