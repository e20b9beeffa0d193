package scot.adp.identity;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Role;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who can sign in: invited, closed, opened again, closed for want of use, reviewed. */
@AdpTest
class AccountsTests {

	private static final String INVITE = """
			mutation($input: InviteAccountInput!) { inviteAccount(input: $input) {
			    temporaryPassword mailed account { state version } } }""";

	private static final String CLOSE = """
			mutation($input: CloseAccountInput!) { closeAccount(input: $input) { state closedBecause closedOn version } }""";

	private static final String OPEN = """
			mutation($input: OpenAccountInput!) { openAccount(input: $input) { state version } }""";

	private static final String DECIDE = """
			mutation($input: DecideAccessInput!) { decideAccess(input: $input) { undecided } }""";

	private static final String SIGN = """
			mutation($input: SignAccessReviewInput!) { signAccessReview(input: $input) { signedBy } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PaperAccounts service;

	@Autowired
	AccessCare care;

	@Autowired
	AccessReviews reviews;

	@Autowired
	MembershipEnds ends;

	@Autowired
	MemberQueries queries;

	@Autowired
	TransactionTemplate transaction;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnPerson person;

	UUID id;

	String email;

	@BeforeEach
	void addPeople(@Autowired ApplicationContext context) {
		lead = OwnPerson.in(context).as(Role.ADP_LEAD, "NAADP-SUPPORT");
		person = OwnPerson.in(context).as(Role.UNIT_VIEWER, "NADARS");
		id = account(person);
		email = id + "@example.org";
		jdbc.sql("update identity.account set email = :email where id = :id")
			.param("email", email)
			.param("id", id)
			.update();
		service.away = false;
	}

	/** Leaves the review of the quarter as it was, without the people of this test. */
	@AfterEach
	void beginTheReviewAnew() {
		reviewNow();
		jdbc.sql("delete from identity.access_review_item where member in (:person, :lead)")
			.param("person", member(person))
			.param("lead", member(lead))
			.update();
	}

	@Test
	void invitedPersonGetsAPasswordThatIsToldOnce() {
		var input = Map.of("idempotencyKey", "invite-" + id, "account", global(), "expectedVersion", 1, "way",
				"PASSWORD");
		Answer first = invite(input).withoutErrors();
		assertThat(first.data("/inviteAccount/temporaryPassword").asString()).isEqualTo("once-only");
		assertThat(first.data("/inviteAccount/account/version").asInt()).isEqualTo(2);

		assertThat(invite(input).withoutErrors().data("/inviteAccount/temporaryPassword").isNull()).isTrue();
		assertThat(service.about(id)).containsExactly("invite " + email);
		assertThat(told()).doesNotContain("once-only").doesNotContain(email);
	}

	@Test
	void addressThatMailDoesNotGoToIsToldBeforeTheSignInServiceIsAsked() {
		jdbc.sql("update identity.account set email = :email where id = :id")
			.param("email", "ann.." + email)
			.param("id", id)
			.update();

		Answer answer = invite(
				Map.of("idempotencyKey", "dots-" + id, "account", global(), "expectedVersion", 1, "way", "PASSWORD"));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/message").asString()).contains("full stop too many");
		assertThat(service.about(id)).isEmpty();
	}

	@Test
	void nobodyIsInvitedWhileTheSignInServiceIsAway() {
		service.away = true;
		Answer answer = invite(
				Map.of("idempotencyKey", "away-" + id, "account", global(), "expectedVersion", 1, "way", "EMPLOYER"));
		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(jdbc.sql("select invited_at is null and version = 1 from identity.account where id = :id")
			.param("id", id)
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void nobodyWaitsWhileTheSignInServiceTakesItsTime(@Autowired ApplicationContext context) throws Exception {
		var answers = new CountDownLatch(1);
		service.slow = answers;
		service.asking = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor();
				var other = OwnPerson.in(context).as(Role.UNIT_VIEWER, "NADARS")) {
			var inviting = threads.submit(() -> invite(Map.of("idempotencyKey", "slow-" + id, "account", global(),
					"expectedVersion", 1, "way", "PASSWORD")));
			assertThat(service.asking.await(20, TimeUnit.SECONDS)).isTrue();

			assertThat(threads.submit(() -> close(lead, account(other), 1)).get(20, TimeUnit.SECONDS).errorCodes())
				.isEmpty();
			assertThat(threads
				.submit(() -> invite(Map.of("idempotencyKey", "twin-" + id, "account", global(), "expectedVersion", 1,
						"way", "PASSWORD")))
				.get(20, TimeUnit.SECONDS)
				.errorCodes()).containsExactly("CONFLICT");

			answers.countDown();
			var invited = inviting.get(20, TimeUnit.SECONDS).withoutErrors();
			assertThat(invited.data("/inviteAccount/temporaryPassword").asString()).isEqualTo("once-only");
			assertThat(invited.data("/inviteAccount/account/state").asString()).isEqualTo("INVITED");
		}
		finally {
			answers.countDown();
			service.slow = null;
		}
		assertThat(service.about(id)).containsExactly("invite " + email);
	}

	@Test
	void whoIsClosedWhileTheyAreInvitedIsClosedAtTheSignInServiceToo() throws Exception {
		var answers = new CountDownLatch(1);
		service.slow = answers;
		service.asking = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var inviting = threads.submit(() -> invite(Map.of("idempotencyKey", "closing-" + id, "account", global(),
					"expectedVersion", 1, "way", "PASSWORD")));
			assertThat(service.asking.await(20, TimeUnit.SECONDS)).isTrue();
			close(lead, id, 1).withoutErrors();
			answers.countDown();
			inviting.get(20, TimeUnit.SECONDS);
		}
		finally {
			answers.countDown();
			service.slow = null;
		}
		await().untilAsserted(() -> assertThat(service.about(id)).contains("close subject of " + email));
	}

	@Test
	void invitationThatWasCutOffIsMadeAgain() {
		jdbc.sql("update identity.account set inviting_since = :then where id = :id")
			.param("then", MovableClock.START.minusMinutes(3).atOffset(ZoneOffset.UTC))
			.param("id", id)
			.update();

		invite(Map.of("idempotencyKey", "cut-" + id, "account", global(), "expectedVersion", 1, "way", "PASSWORD"))
			.withoutErrors();

		assertThat(service.about(id)).containsExactly("invite " + email);
	}

	@Test
	void invitationThatFailedCanBeSentAgainWithItsKey() {
		var input = Map.of("idempotencyKey", "retried-" + id, "account", global(), "expectedVersion", 1, "way",
				"PASSWORD");
		service.away = true;
		assertThat(invite(input).errorCodes()).containsExactly("INVALID");
		service.away = false;

		assertThat(invite(input).withoutErrors().data("/inviteAccount/temporaryPassword").asString())
			.isEqualTo("once-only");
	}

	@Test
	void closedAccountIsRefusedAtOnceAndOpensAgain() {
		graphQl.as(person.username()).query("{ plans { code } }").withoutErrors();
		jdbc.sql("update identity.account set subject = :subject where id = :id")
			.param("subject", "s-" + id)
			.param("id", id)
			.update();

		Answer closed = close(lead, id, 1).withoutErrors();
		assertThat(closed.data("/closeAccount/state").asString()).isEqualTo("CLOSED");
		assertThat(graphQl.as(person.username()).query("{ plans { code } }").status()).isEqualTo(401);
		await().untilAsserted(() -> assertThat(service.about(id)).containsExactly("close s-" + id));

		graphQl.as(lead.username())
			.query(OPEN,
					Map.of("input", Map.of("idempotencyKey", "open-" + id, "account", global(), "expectedVersion", 2)))
			.withoutErrors();
		graphQl.as(person.username()).query("{ plans { code } }").withoutErrors();
		await().untilAsserted(() -> assertThat(service.about(id)).containsExactly("close s-" + id, "open s-" + id));
	}

	@Test
	void closingIsToldAgainEachNightForAMonth() {
		LocalDate today = MovableClock.START.toLocalDate();
		jdbc.sql("update identity.account set subject = :subject, disabled_on = :day where id = :id")
			.param("subject", "s-" + id)
			.param("day", today.minusDays(30))
			.param("id", id)
			.update();
		transaction.executeWithoutResult(status -> care.tellAgain());
		await().untilAsserted(() -> assertThat(service.about(id)).containsExactly("close s-" + id));

		jdbc.sql("update identity.account set disabled_on = :day where id = :id")
			.param("day", today.minusDays(31))
			.param("id", id)
			.update();
		transaction.executeWithoutResult(status -> care.tellAgain());
		await().during(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(service.about(id)).containsExactly("close s-" + id));
	}

	@Test
	void whoHasSignedInBeforeGetsANewPasswordByMailAlone() {
		signedIn(MovableClock.START.minusDays(1).atOffset(ZoneOffset.UTC));
		Answer answer = invite(
				Map.of("idempotencyKey", "again-" + id, "account", global(), "expectedVersion", 1, "way", "PASSWORD"));
		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(service.about(id)).isEmpty();
	}

	@Test
	void administratorDoesNotInviteALeadOfficer(@Autowired ApplicationContext context) {
		try (var admin = OwnPerson.in(context).as(Role.ADP_ADMIN, "NAADP-SUPPORT")) {
			jdbc.sql("update identity.account set email = :email where id = :id")
				.param("email", "lead." + email)
				.param("id", account(lead))
				.update();
			Answer answer = graphQl.as(admin.username())
				.query(INVITE, Map.of("input", Map.of("idempotencyKey", "lead-" + id, "account",
						NodeSource.globalId("Account", account(lead)), "expectedVersion", 1, "way", "PASSWORD")));
			assertThat(answer.errorCodes()).containsExactly("INVALID");
			assertThat(service.about(id)).isEmpty();
		}
	}

	@Test
	void nobodyClosesTheirOwnAccount() {
		assertThat(close(lead, account(lead), 1).errorCodes()).containsExactly("INVALID");
	}

	@Test
	void staleVersionIsAConflict() {
		assertThat(close(lead, id, 7).errorCodes()).containsExactly("CONFLICT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "officer", "nadars", "board", "auditor", "ig" })
	void othersNeitherSeeNorChangeAccounts(String username) {
		assertThat(graphQl.as(username).query("{ accounts { totalCount } }").errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as(username)
			.query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", global()))
			.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as(username)
			.query(CLOSE,
					Map.of("input",
							Map.of("idempotencyKey", "x", "account", global(), "expectedVersion", 1, "because",
									"LEFT")))
			.errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void listIsPagedByNameAndFound() {
		Answer found = graphQl.as(lead.username())
			.query("query($t: String) { accounts(text: $t, first: 1) { totalCount edges { node { id email memberships { post } } } } }",
					Map.of("t", id.toString()))
			.withoutErrors();
		assertThat(found.data("/accounts/totalCount").asInt()).isOne();
		assertThat(found.data("/accounts/edges/0/node/email").asString()).isEqualTo(email);
		assertThat(found.data("/accounts/edges/0/node/memberships/0/post").asString()).isEqualTo("Tester");
	}

	@Test
	void accountThatNobodyUsesForNinetyDaysIsClosed() {
		signedIn(MovableClock.START.minusDays(91).atOffset(ZoneOffset.UTC));
		name(null);
		transaction.executeWithoutResult(status -> care.closeUnused());
		name(person.username());
		assertThat(jdbc.sql("select closed_because from identity.account where id = :id")
			.param("id", id)
			.query(String.class)
			.single()).isEqualTo("NOT_USED");
	}

	@Test
	void accountUsedEightyNineDaysAgoStaysOpen() {
		signedIn(MovableClock.START.minusDays(89).atOffset(ZoneOffset.UTC));
		name(null);
		transaction.executeWithoutResult(status -> care.closeUnused());
		name(person.username());
		assertThat(graphQl.as(person.username()).query("{ me { name } }").status()).isEqualTo(200);
	}

	@Test
	void reviewAsksForADecisionOnEachMembershipBeforeItIsSigned() {
		reviewNow();
		transaction.executeWithoutResult(status -> reviews.begin());
		String quarter = "2026-Q4";
		Answer review = graphQl.as(lead.username())
			.query("{ accessReview { quarter dueOn undecided items { member { id } } } }")
			.withoutErrors();
		assertThat(review.data("/accessReview/quarter").asString()).isEqualTo(quarter);
		assertThat(review.data("/accessReview/dueOn").asString()).isEqualTo("2026-12-31");
		int all = review.data("/accessReview/undecided").asInt();

		assertThat(sign(quarter).errorCodes()).containsExactly("INVALID");
		Answer removed = decide(quarter, member(person), "REMOVE").withoutErrors();
		assertThat(removed.data("/decideAccess/undecided").asInt()).isEqualTo(all - 1);
		assertThat(graphQl.as(person.username()).query("{ plans { code } }").status()).isEqualTo(401);
		assertThat(decide(quarter, member(lead), "KEEP").errorCodes()).containsExactly("INVALID");
		assertThat(decide(quarter, member(person), "REMOVE").errorCodes()).containsExactly("INVALID");

		decide(quarter, member(person), "KEEP").withoutErrors();
		assertThat(lastDay(person)).as("given back as it was").isEqualTo("none");
		decide(quarter, member(person), "REMOVE").withoutErrors();
		assertThat(lastDay(person)).isNotEqualTo("none");

		jdbc.sql("""
				update identity.access_review_item set decision = 'KEEP', decided_at = now(), decided_by = :by
				where decision is null""").param("by", account(lead)).update();
		assertThat(sign(quarter).withoutErrors().data("/signAccessReview/signedBy").asString()).isEqualTo("Mairi Test");
		assertThat(decide(quarter, member(person), "KEEP").errorCodes()).containsExactly("INVALID");
	}

	@Test
	void whoIsRemovedStandsInForOthersAgainAfterAnUndoAndForNobodyOnceItIsSigned(
			@Autowired ApplicationContext context) {
		try (var plan = OwnPlan.in(context)) {
			String action = plan.action("NADARS");
			jdbc.sql("update strategy.action set deputy = :deputy where id = :id")
				.param("deputy", member(person))
				.param("id", plan.id(action))
				.update();
			reviewNow();

			decide("2026-Q4", member(person), "REMOVE").withoutErrors();
			transaction.executeWithoutResult(status -> ends.tell());
			everythingIsTold();
			assertThat(deputy(plan, action)).isEqualTo(member(person));
			assertThat(away()).as("has nobody's work").contains(member(person));

			decide("2026-Q4", member(person), "KEEP").withoutErrors();
			everythingIsTold();
			assertThat(deputy(plan, action)).isEqualTo(member(person));
			assertThat(away()).doesNotContain(member(person));

			decide("2026-Q4", member(person), "REMOVE").withoutErrors();
			jdbc.sql("""
					update identity.access_review_item set decision = 'KEEP', decided_at = now(), decided_by = :by
					where decision is null""").param("by", account(lead)).update();
			sign("2026-Q4").withoutErrors();
			await().untilAsserted(() -> assertThat(deputy(plan, action)).isNull());
			assertThat(away()).doesNotContain(member(person));
		}
	}

	@Test
	void whoseLastDayBeforeIsNotKnownIsNotGivenBack() {
		reviewNow();
		LocalDate yesterday = MovableClock.START.toLocalDate().minusDays(1);
		jdbc.sql("update identity.member set valid_from = :on, valid_to = :on where id = :id")
			.param("on", yesterday)
			.param("id", member(person))
			.update();
		jdbc.sql("""
				update identity.access_review_item set decision = 'REMOVE', decided_at = now(), decided_by = :by
				where member = :member""").param("by", account(lead)).param("member", member(person)).update();

		assertThat(decide("2026-Q4", member(person), "KEEP").errorCodes()).containsExactly("INVALID");
		assertThat(lastDay(person)).isEqualTo(yesterday.toString());
	}

	@Test
	void whoWasRemovedIsFoundByTheirNameAndMarked() {
		reviewNow();
		jdbc.sql("update identity.account set name = :name where id = :id")
			.param("name", "Quillon " + id)
			.param("id", id)
			.update();
		decide("2026-Q4", member(person), "REMOVE").withoutErrors();

		assertThat(found(lead.username())).singleElement()
			.satisfies(it -> assertThat(it.at("/to").asString()).isEqualTo(lastDay(person)));
		assertThat(found("nadars")).as("by those who do not look after people").isEmpty();
	}

	@Test
	void whoDecidesOnWhatTheyDidNotSeeIsTold() {
		reviewNow();
		UUID member = member(person);
		assertThat(decide("2026-Q4", member, "KEEP", 0).errorCodes()).isEmpty();
		assertThat(decide("2026-Q4", member, "REMOVE", 0).errorCodes()).containsExactly("CONFLICT");
		int version = graphQl.as(lead.username())
			.query("{ accessReview { version items { version } } }")
			.withoutErrors()
			.data("/accessReview/version")
			.asInt();
		assertThat(version).isOne();
		jdbc.sql("""
				update identity.access_review_item set decision = 'KEEP', decided_at = now(), decided_by = :by
				where decision is null""").param("by", account(lead)).update();

		assertThat(sign("2026-Q4", version - 1).errorCodes()).containsExactly("CONFLICT");
		assertThat(sign("2026-Q4", version).errorCodes()).isEmpty();
	}

	@Test
	void decisionWaitsForWhoeverChangesPeople() throws Exception {
		reviewNow();
		UUID member = member(person);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var decided = new AtomicReference<@Nullable Future<Answer>>();
			transaction.executeWithoutResult(status -> {
				jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('identity.people'))) as held")
					.query(Integer.class)
					.single();
				decided.set(threads.submit(() -> decide("2026-Q4", member, "REMOVE")));
				await().untilAsserted(() -> assertThat(jdbc.sql("""
						select exists (select from pg_locks where locktype = 'advisory' and not granted)""")
					.query(Boolean.class)
					.single()).isTrue());
				jdbc.sql("update identity.member set valid_to = valid_from where id = :id")
					.param("id", member)
					.update();
			});
			assertThat(Objects.requireNonNull(decided.get()).get(20, TimeUnit.SECONDS).errorCodes())
				.containsExactly("INVALID");
		}
	}

	@Test
	void whoLeadsWorkIsNotRemovedBeforeItIsHandedOver(@Autowired ApplicationContext context) {
		try (var plan = OwnPlan.in(context)) {
			plan.lead(plan.action("NADARS"), member(person));
			reviewNow();
			Answer answer = decide("2026-Q4", member(person), "REMOVE");
			assertThat(answer.errorCodes()).containsExactly("INVALID");
			assertThat(answer.errors().getFirst().toString()).contains("leads 1 actions", "close the account");
		}
	}

	/** With a name to sign in with it is a demonstration account. */
	private void name(@Nullable String username) {
		jdbc.sql("update identity.account set username = :username where id = :id")
			.param("username", username)
			.param("id", id)
			.update();
	}

	private String lastDay(OwnPerson who) {
		return jdbc.sql("select coalesce(valid_to::text, 'none') from identity.member where id = :id")
			.param("id", member(who))
			.query(String.class)
			.single();
	}

	private JsonNode found(String username) {
		return graphQl.as(username)
			.query("query($text: String) { members(text: $text) { name to } }", Map.of("text", "Quillon " + id))
			.withoutErrors()
			.data("/members");
	}

	private void everythingIsTold() {
		await().untilAsserted(
				() -> assertThat(jdbc.sql("select count(*) from bus.event_publication where completion_date is null")
					.query(Integer.class)
					.single()).isZero());
	}

	private @Nullable UUID deputy(OwnPlan plan, String action) {
		return jdbc.sql("select deputy from strategy.action where id = :id")
			.param("id", plan.id(action))
			.query((row, number) -> Optional.ofNullable(row.getObject("deputy", UUID.class)))
			.single()
			.orElse(null);
	}

	private List<UUID> away() {
		return queries.away().stream().map(MemberId::value).toList();
	}

	private void reviewNow() {
		jdbc.sql("delete from identity.access_review_item").update();
		jdbc.sql("delete from identity.access_review").update();
		transaction.executeWithoutResult(status -> reviews.begin());
	}

	private void signedIn(OffsetDateTime at) {
		jdbc.sql("update identity.account set invited_at = :invited, last_sign_in_at = :at where id = :id")
			.param("invited", at.minus(Duration.ofDays(200)))
			.param("at", at)
			.param("id", id)
			.update();
	}

	private Answer invite(Map<String, ?> input) {
		return graphQl.as(lead.username()).query(INVITE, Map.of("input", input));
	}

	private Answer close(OwnPerson by, UUID account, int version) {
		return graphQl.as(by.username())
			.query(CLOSE, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "account",
					NodeSource.globalId("Account", account), "expectedVersion", version, "because", "CONCERN")));
	}

	private Answer decide(String quarter, UUID member, String decision) {
		return graphQl.as(lead.username())
			.query(DECIDE, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "quarter", quarter,
					"member", NodeSource.globalId("Member", member), "decision", decision)));
	}

	private Answer decide(String quarter, UUID member, String decision, int version) {
		return graphQl.as(lead.username())
			.query(DECIDE,
					Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "quarter", quarter, "member",
							NodeSource.globalId("Member", member), "expectedVersion", version, "decision", decision)));
	}

	private Answer sign(String quarter, int version) {
		return graphQl.as(lead.username())
			.query(SIGN, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "quarter", quarter,
					"expectedVersion", version)));
	}

	private Answer sign(String quarter) {
		return graphQl.as(lead.username())
			.query(SIGN, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "quarter", quarter)));
	}

	private String global() {
		return NodeSource.globalId("Account", id);
	}

	private UUID account(OwnPerson someone) {
		return jdbc.sql("select id from identity.account where username = :name")
			.param("name", someone.username())
			.query(UUID.class)
			.single();
	}

	private UUID member(OwnPerson someone) {
		return jdbc.sql("select id from identity.member where account = :account")
			.param("account", account(someone))
			.query(UUID.class)
			.single();
	}

	private String told() {
		return jdbc.sql("select coalesce(string_agg(changes::text, ' '), '') from audit.entry where subject = :subject")
			.param("subject", "account " + id)
			.query(String.class)
			.single();
	}

}
