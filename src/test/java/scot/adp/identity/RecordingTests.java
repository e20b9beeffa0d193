package scot.adp.identity;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.Role;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.EventsInTransactions;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Who is on record, of those who hold several posts, and what the audit trail hears. */
@AdpTest
class RecordingTests {

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPerson person;

	@BeforeEach
	void addPlanAndPerson(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		person = OwnPerson.in(context);
	}

	@Test
	void postOnRecordIsOneThatOpensTheOperationHoweverOldTheOthersAre() {
		person.as("Board member", Role.BOARD_VIEWER, "NAADP-BOARD", 9).as("Nurse", Role.UNIT_EDITOR, "NADARS", 1);

		assertThat(recordedFor("NADARS")).isEqualTo("Mairi Test, Nurse");
	}

	@Test
	void postOnRecordIsTheOneOfTheUnitThatIsWrittenFor() {
		person.as("Head of housing", Role.UNIT_LEAD, "NAC-HOUSING", 9).as("Nurse", Role.UNIT_EDITOR, "NADARS", 1);

		assertThat(recordedFor("NADARS")).isEqualTo("Mairi Test, Nurse");
		assertThat(recordedFor("NAC-HOUSING")).isEqualTo("Mairi Test, Head of housing");
	}

	@Test
	void ofTwoPostsThatAnswerForAUnitTheNearestIsOnRecord() {
		person.as("Head of housing", Role.UNIT_LEAD, "NAC-HOUSING", 9)
			.as("Options lead", Role.UNIT_LEAD, "NAC-HOUSING-OPTIONS", 1);

		assertThat(recordedFor("NAC-HOUSING-OPTIONS")).isEqualTo("Mairi Test, Options lead");
		assertThat(recordedFor("NAC-HOUSING-SUPPORT")).isEqualTo("Mairi Test, Head of housing");
	}

	@Test
	void supportTeamIsOnRecordForWhatOnlyItMayDo() {
		person.as("Nurse", Role.UNIT_EDITOR, "NADARS", 9).as("Officer", Role.ADP_OFFICER, "NAADP-SUPPORT", 1);
		String action = plan.action("NADARS");

		graphQl.as(person.username())
			.query("mutation($input: AddNoteInput!) { addNote(input: $input) { code } }",
					Map.of("input",
							Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", plan.code(), "action",
									action, "layer", "TEAM", "words", "Ask again.")))
			.withoutErrors();

		assertThat(jdbc.sql("select written_by_name from strategy.note where action = :action")
			.param("action", plan.id(action))
			.query(String.class)
			.single()).isEqualTo("Mairi Test, Officer");
		assertThat(recordedFor("NADARS")).isEqualTo("Mairi Test, Nurse");
	}

	@Test
	void supportTeamIsOnRecordForWhatNoUnitLeadsYet() {
		person.as("Head of housing", Role.UNIT_LEAD, "NAC-HOUSING", 9)
			.as("Officer", Role.ADP_OFFICER, "NAADP-SUPPORT", 1);

		assertThat(recordedFor(null)).isEqualTo("Mairi Test, Officer");
	}

	@Test
	void eventOutsideATransactionIsFound(@Autowired ApplicationEventPublisher events,
			@Autowired TransactionTemplate transaction) {
		transaction.executeWithoutResult(status -> events.publishEvent(new NobodyListens()));
		assertThat(EventsInTransactions.found()).isEmpty();

		events.publishEvent(new NobodyListens());
		assertThat(EventsInTransactions.found()).hasSize(1);
	}

	@Test
	void endOfASessionByTheProgramIsOnRecord(@Autowired ApplicationEventPublisher events,
			@Autowired UserDetailsService accounts) {
		person.as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var who = accounts.loadUserByUsername(person.username());

		events.publishEvent(new SessionEnding(
				UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()), SessionEnd.IDLE));

		assertThat(jdbc.sql("""
				select changes ->> 'why' from audit.entry
				where operation = 'identity.session.end' and subject = :subject""")
			.param("subject", "account " + person.id())
			.query(String.class)
			.single()).isEqualTo("idle");
	}

	@Test
	void nothingIsRecordedOutsideAnOperation(@Autowired Recording recording) {
		assertThatIllegalStateException().isThrownBy(() -> recording.tell("nothing", Map.of()));
	}

	private String recordedFor(@Nullable String unit) {
		String action = plan.action(unit);
		graphQl.as(person.username()).query(OwnPlan.record(), Map.of("input", plan.update(action))).withoutErrors();
		return jdbc.sql("select recorded_by_name from strategy.progress_update where action = :action")
			.param("action", plan.id(action))
			.query(String.class)
			.single();
	}

	private record NobodyListens() {
	}

}
