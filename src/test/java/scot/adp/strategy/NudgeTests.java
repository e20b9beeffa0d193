package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** One reminder for one person, and the outbox that it waits in. */
@AdpTest
class NudgeTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	private static final String NUDGE = """
			mutation($input: NudgeInput!) { nudge(input: $input) { id version name email subject body state } }
			""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	StatementCount statements;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPerson person;

	@AutoClose
	OwnPerson deputy;

	@BeforeEach
	void makePeople(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(TODAY.minusDays(20), TODAY.plusDays(90));
		person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS").as(Role.UNIT_LEAD, "TPS-PEAR");
		deputy = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
	}

	@Test
	void onePersonGetsOneMessageWithAllThatIsLateInEveryUnit() {
		String first = late("NADARS");
		String second = late("TPS-PEAR");
		String fresh = late("NADARS");
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", plan.update(fresh))).withoutErrors();

		var messages = nudge("officer", false).withoutErrors().data("/nudge");

		assertThat(messages).hasSize(1);
		var message = messages.get(0);
		assertThat(message.at("/subject").asString()).isEqualTo("2 updates are asked for");
		assertThat(message.at("/state").asString()).isEqualTo("WAITING");
		assertThat(message.at("/body").asString())
			.contains(first + " Action of a test: update overdue since 3 November 2026",
					"/actions/%s/%s?update=today".formatted(plan.code(), second), "Rory Galbraith, Development officer")
			.doesNotContain(fresh + " ");
	}

	@Test
	void deputyHearsWhileTheLeadIsAway() {
		String action = late("NADARS");
		jdbc.sql("update strategy.action set deputy = :deputy where plan = :plan and code = :code")
			.param("deputy", member(deputy, "NADARS"))
			.param("plan", plan.code())
			.param("code", action)
			.update();
		jdbc.sql("update identity.account set away_until = :until where username = :username")
			.param("until", TODAY.plusDays(5))
			.param("username", person.username())
			.update();

		assertThat(nudge("lead", false).errorCodes()).containsExactly("INVALID");
		assertThat(nudge("lead", deputy, false, UUID.randomUUID().toString()).withoutErrors()
			.data("/nudge/0/body")
			.asString()).contains(action);
	}

	@Test
	void nobodyIsNudgedTwiceWithinFiveWorkingDaysUnlessConfirmed() {
		late("NADARS");
		nudge("lead", false).withoutErrors();

		var again = nudge("lead", false);
		assertThat(again.errorCodes()).containsExactly("INVALID");
		assertThat(again.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("again");
		assertThat(nudge("officer", true).withoutErrors().data("/nudge")).hasSize(1);

		jdbc.sql("update notification.message set state = 'SENT', closed_at = created_at where recipient = :recipient")
			.param("recipient", account(person))
			.update();
		clock.set(TODAY.plusDays(7));
		assertThat(nudge("lead", false).withoutErrors().data("/nudge")).hasSize(1);
		assertThat(messages()).isEqualTo(3);
	}

	@Test
	void messageThatNobodySentYetGetsNoTwin() {
		late("NADARS");
		nudge("lead", false).withoutErrors();

		clock.set(TODAY.plusDays(30));

		assertThat(nudge("lead", false).errorCodes()).containsExactly("INVALID");
		assertThat(messages()).isEqualTo(1);
	}

	@Test
	void droppedMessageDoesNotCount() {
		late("NADARS");
		drop("lead", nudge("lead", false).withoutErrors().data("/nudge/0")).withoutErrors();

		assertThat(nudge("lead", false).withoutErrors().data("/nudge")).hasSize(1);
	}

	@Test
	void sameNudgeSentTwiceIsOneMessage() {
		late("NADARS");
		String key = UUID.randomUUID().toString();
		var one = nudge("lead", person, false, key).withoutErrors().data("/nudge");
		var two = nudge("lead", person, false, key).withoutErrors().data("/nudge");

		assertThat(two).isEqualTo(one);
		assertThat(messages()).isOne();
	}

	@Test
	void messageIsMarkedAsSentOnce() {
		late("NADARS");
		var message = nudge("lead", false).withoutErrors().data("/nudge/0");

		var sent = change("lead", "markSent", message).withoutErrors();
		assertThat(sent.data("/markSent/state").asString()).isEqualTo("SENT");
		var late = drop("officer", message);

		assertThat(late.errorCodes()).containsExactly("CONFLICT");
		assertThat(late.errors().getFirst().at("/extensions/current/version").asInt()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "pear", "board", "auditor", "ig" })
	void onlyTheSupportTeamNudgesAndReadsAddresses(String username) {
		late("NADARS");
		var message = nudge("lead", false).withoutErrors().data("/nudge/0");

		assertThat(nudge(username, true).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as(username).query("{ nudges { name body } }").errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as(username).query("{ outbox { email body } }").errorCodes()).containsExactly("FORBIDDEN");
		assertThat(drop(username, message).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(change(username, "markSent", message).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void trailNamesNobodyAndHoldsNoWords() {
		late("NADARS");
		nudge("lead", false).withoutErrors();

		assertThat(jdbc.sql("""
				select subject || changes::text from audit.entry where operation = 'notification.message.put'
				    and subject = :subject""")
			.param("subject", "message to account " + account(person))
			.query(String.class)
			.single()).contains("NUDGE").doesNotContain("Mairi", "Action of a test");
	}

	@Test
	void previewTakesTheSameStatementsForOneAndForMany() {
		late("NADARS");
		var few = sent();
		for (int i = 0; i < 5; i++) {
			lead(late("TPS-PEAR"), deputy, "NADARS");
		}

		assertThat(sent()).isEqualTo(few).isLessThan(12);
	}

	private int sent() {
		int fewest = Integer.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			fewest = Math.min(fewest,
					statements.during(
							() -> graphQl.as("lead").query("{ nudges { name body actions { code } } }").withoutErrors())
						.size());
		}
		return fewest;
	}

	/** An action that the person leads, whose update is overdue. */
	private String late(String unit) {
		String action = plan.action(unit);
		lead(action, person, unit);
		return action;
	}

	private void lead(String action, OwnPerson who, String unit) {
		jdbc.sql("update strategy.action set lead = :lead where plan = :plan and code = :code")
			.param("lead", member(who, unit))
			.param("plan", plan.code())
			.param("code", action)
			.update();
	}

	private UUID member(OwnPerson who, String unit) {
		return jdbc.sql("""
				select m.id from identity.member m join identity.account a on a.id = m.account
				where a.username = :username and m.unit = :unit""")
			.param("username", who.username())
			.param("unit", unit)
			.query(UUID.class)
			.single();
	}

	private UUID account(OwnPerson who) {
		return jdbc.sql("select id from identity.account where username = :username")
			.param("username", who.username())
			.query(UUID.class)
			.single();
	}

	private int messages() {
		return jdbc.sql("select count(*) from notification.message where recipient = :recipient")
			.param("recipient", account(person))
			.query(Integer.class)
			.single();
	}

	private Answer nudge(String username, boolean again) {
		return nudge(username, person, again, UUID.randomUUID().toString());
	}

	private Answer nudge(String username, OwnPerson who, boolean again, String key) {
		return graphQl.as(username)
			.query(NUDGE, Map.of("input",
					Map.of("idempotencyKey", key, "people", List.of(account(who).toString()), "again", again)));
	}

	private Answer drop(String username, JsonNode message) {
		return change(username, "dropMessage", message);
	}

	private Answer change(String username, String mutation, JsonNode message) {
		return graphQl.as(username)
			.query("mutation($input: MessageInput!) { %s(input: $input) { state version } }".formatted(mutation),
					Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id",
							message.at("/id").asString(), "expectedVersion", message.at("/version").asInt())));
	}

}
