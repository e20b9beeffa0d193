package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.platform.Problem;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The steps of an action: who plans and moves them, and how late they are. */
@AdpTest
class MilestonesTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@Autowired
	Milestones milestones;

	@Autowired
	ActionRegister register;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	MovableClock clock;

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		action = plan.action("NADARS");
		signIn("nadars");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void baselineStaysAndEveryMoveIsKeptWithItsReason() {
		add("Agree the pathway", TODAY.plusDays(10));
		milestones.move(key(), only().id(), only().version(), TODAY.plusDays(29), " The board meets later. ");
		milestones.move(key(), only().id(), only().version(), TODAY.plusDays(20), "The board meets earlier.");

		assertThat(only().baselineOn()).isEqualTo(TODAY.plusDays(10));
		assertThat(only().currentOn()).isEqualTo(TODAY.plusDays(20));
		assertThat(only().slippageDays()).isEqualTo(10);
		assertThat(only().slipped()).isTrue();
		assertThat(only().moves()).extracting(MilestoneView.Move::from)
			.containsExactly(TODAY.plusDays(10), TODAY.plusDays(29));
		assertThat(only().moves()).extracting(MilestoneView.Move::to)
			.containsExactly(TODAY.plusDays(29), TODAY.plusDays(20));
		assertThat(only().moves()).extracting(MilestoneView.Move::reason)
			.containsExactly("The board meets later.", "The board meets earlier.");
		assertThat(only().moves()).extracting(MilestoneView.Move::movedBy)
			.containsOnly("Shona McKerrow, Service manager");
	}

	/** Days from today: first planned, planned now, done; and what follows. */
	@ParameterizedTest
	@CsvSource({ "10, 10, , 0, false", "10, 29, , 19, true", "10, 4, , -6, false", "0, 0, , 0, false",
			"-1, -1, , 1, true", "-30, -5, , 30, true", "-30, -5, -10, 20, false", "-30, -30, -33, -3, false",
			"5, 9, 0, -5, false" })
	void slippageRunsFromTheBaseline(int baseline, int current, @Nullable Integer done, int slippage, boolean slipped) {
		add("Agree the pathway", TODAY);
		jdbc.sql(
				"update strategy.milestone set baseline_on = :baseline, current_on = :current, done_on = :done where id = :id")
			.param("baseline", TODAY.plusDays(baseline))
			.param("current", TODAY.plusDays(current))
			.param("done", (done != null) ? TODAY.plusDays(done) : null)
			.param("id", only().id().value())
			.update();

		assertThat(only().slippageDays()).isEqualTo(slippage);
		assertThat(only().slipped()).isEqualTo(slipped);
		assertThat(register.count(slippedOnes())).isEqualTo(slipped ? 1 : 0);
	}

	@Test
	void openMilestoneSlipsByItselfAsDaysPass() {
		add("Agree the pathway", TODAY.plusDays(3));
		assertThat(register.count(slippedOnes())).isZero();

		clock.set(TODAY.plusDays(4));

		assertThat(only().slipped()).isTrue();
		assertThat(only().slippageDays()).isOne();
		assertThat(register.page(slippedOnes(), ActionOrder.PLAN, false, 0, 10)).singleElement()
			.satisfies(found -> assertThat(found.code()).isEqualTo(action));
	}

	@Test
	void whatIsDoneOrDroppedIsNoLongerSlippedAndCanBeOpenedAgain() {
		add("Agree the pathway", TODAY);
		clock.set(TODAY.plusDays(5));
		milestones.done(key(), only().id(), only().version(), TODAY.plusDays(2));
		assertThat(only().doneOn()).isEqualTo(TODAY.plusDays(2));
		assertThat(only().slippageDays()).isEqualTo(2);
		assertThat(only().slipped()).isFalse();

		milestones.reopen(key(), only().id(), only().version());
		assertThat(only().slipped()).isTrue();

		milestones.drop(key(), only().id(), only().version(), "Another action does it.");
		assertThat(only().slipped()).isFalse();
		assertThat(only().droppedOn()).isEqualTo(TODAY.plusDays(5));
		assertThat(only().droppedReason()).isEqualTo("Another action does it.");
		assertThat(register.count(slippedOnes())).isZero();
	}

	@Test
	void closedMilestoneIsOpenedBeforeItMoves() {
		add("Agree the pathway", TODAY);
		milestones.done(key(), only().id(), only().version(), TODAY);

		assertRefused("milestone",
				() -> milestones.move(key(), only().id(), only().version(), TODAY.plusDays(1), "Later."));
		assertRefused("milestone", () -> milestones.drop(key(), only().id(), only().version(), "Not needed."));
		assertRefused("milestone", () -> milestones.done(key(), only().id(), only().version(), TODAY));
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "  ", "with a \0 in it" })
	void movingAndDroppingNeedAReason(@Nullable String reason) {
		add("Agree the pathway", TODAY);
		String given = (reason != null) ? reason : " ";

		assertRefused("reason", () -> milestones.move(key(), only().id(), 0, TODAY.plusDays(3), given));
		assertRefused("reason", () -> milestones.drop(key(), only().id(), 0, given));
		assertThat(only().moves()).isEmpty();
	}

	@Test
	void daysAndTextsOutOfBoundsAreRefusedByName() {
		assertRefused("title", () -> add(" ", TODAY));
		assertRefused("title", () -> add("x".repeat(Milestones.TITLE_LIMIT + 1), TODAY));
		assertRefused("title", () -> add("Nul\0", TODAY));
		assertRefused("baselineOn", () -> add("Agree", LocalDate.of(2025, 3, 31)));
		assertRefused("baselineOn", () -> add("Agree", LocalDate.of(2028, 4, 1)));
		add("Agree", TODAY);
		assertRefused("to", () -> milestones.move(key(), only().id(), 0, TODAY.minusDays(1), "Why"));
		assertRefused("to", () -> milestones.move(key(), only().id(), 0, TODAY, "The same day"));
		assertRefused("reason", () -> milestones.move(key(), only().id(), 0, TODAY.plusDays(1),
				"x".repeat(Milestones.REASON_LIMIT + 1)));
		assertRefused("on", () -> milestones.done(key(), only().id(), 0, TODAY.plusDays(1)));
		assertRefused("on", () -> milestones.done(key(), only().id(), 0, LocalDate.of(2025, 3, 31)));
		assertThat(only().version()).isZero();
	}

	@Test
	void sentTwiceItIsDoneOnceAndAStaleVersionIsAConflict() {
		String key = key();
		milestones.add(key, code(), action, "Agree the pathway", TODAY);
		milestones.add(key, code(), action, "Agree the pathway", TODAY);
		MilestoneView before = only();
		String moving = key();
		milestones.move(moving, before.id(), before.version(), TODAY.plusDays(1), "Later.");
		milestones.move(moving, before.id(), before.version(), TODAY.plusDays(1), "Later.");

		assertThat(only().moves()).hasSize(1);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> milestones.done(key(), before.id(), before.version(), TODAY))
			.satisfies(problem -> {
				assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT);
				assertThat(problem.currentVersion()).isEqualTo(before.version() + 1);
			});
	}

	@Test
	void withdrawnActionKeepsItsMilestonesAsTheyAre() {
		add("Agree the pathway", TODAY);
		plan.withdraw(action);

		assertRefused("action", () -> add("Another", TODAY));
		assertRefused("action", () -> milestones.done(key(), only().id(), 0, TODAY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer", "nadars" })
	void leadUnitAndSupportTeamWriteAndReadReasons(String username) {
		signIn(username);
		add("Agree the pathway", TODAY);
		milestones.move(key(), only().id(), 0, TODAY.plusDays(1), "Because.");
		milestones.done(key(), only().id(), 1, TODAY);
		milestones.reopen(key(), only().id(), 2);
		milestones.drop(key(), only().id(), 3, "Not needed.");

		assertThat(only().reasonsShown()).isTrue();
		assertThat(only().droppedReason()).isEqualTo("Not needed.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pear", "housing", "board", "auditor", "ig" })
	void othersSeeTheMilestonesWithoutTheReasonsAndChangeNothing(String username) {
		plan.partner(action, "TPS-PEAR");
		add("Agree the pathway", TODAY);
		milestones.move(key(), only().id(), 0, TODAY.plusDays(1), "Because.");
		signIn(username);

		assertThat(only().title()).isEqualTo("Agree the pathway");
		assertThat(only().moves()).singleElement().satisfies(move -> assertThat(move.reason()).isNull());
		assertForbidden(() -> add("Another", TODAY));
		assertForbidden(() -> milestones.move(key(), only().id(), 1, TODAY.plusDays(2), "Because."));
		assertForbidden(() -> milestones.done(key(), only().id(), 1, TODAY));
		assertForbidden(() -> milestones.reopen(key(), only().id(), 1));
		assertForbidden(() -> milestones.drop(key(), only().id(), 1, "Because."));
		assertThat(only().version()).isOne();
	}

	@Test
	void actionWithoutUnitIsLeftToTheSupportTeam() {
		action = plan.action(null);
		assertForbidden(() -> add("Agree", TODAY));
		signIn("officer");
		add("Agree", TODAY);
		assertThat(only().title()).isEqualTo("Agree");
	}

	@Test
	void graphQlWalksAMilestoneThrough() {
		var client = graphQl.as("nadars");
		String told = "{ version code milestones { id version title baselineOn currentOn doneOn slippageDays slipped"
				+ " droppedOn droppedReason moves { from to reason movedBy } } }";
		var added = client.query("mutation($input: AddMilestoneInput!) { addMilestone(input: $input) " + told + " }",
				Map.of("input", Map.of("idempotencyKey", key(), "plan", plan.code(), "action", action, "title",
						"Agree the pathway", "baselineOn", TODAY.plusDays(5).toString())))
			.withoutErrors();
		String id = added.data("/addMilestone/milestones/0/id").asString();
		var moved = client
			.query("mutation($input: MoveMilestoneInput!) { moveMilestone(input: $input) " + told + " }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "milestone", id, "expectedVersion", 0, "to",
									TODAY.plusDays(12).toString(), "reason", "A partner needs longer.")))
			.withoutErrors();
		assertThat(moved.data("/moveMilestone/milestones/0/slippageDays").asInt()).isEqualTo(7);
		assertThat(moved.data("/moveMilestone/milestones/0/moves/0/reason").asString())
			.isEqualTo("A partner needs longer.");
		var slipped = client.query("query($plan: String!) { plan(code: $plan) { actions(filter: { slipped: true }) {"
				+ " totalCount } } }", Map.of("plan", plan.code()));
		assertThat(slipped.withoutErrors().data("/plan/actions/totalCount").asInt()).isOne();
		var wrong = client.query("mutation($input: ReopenMilestoneInput!) { reopenMilestone(input: $input) { code } }",
				Map.of("input", Map.of("idempotencyKey", key(), "milestone", "QWN0aW9uOng", "expectedVersion", 1)));
		assertThat(wrong.errorCodes()).containsExactly("INVALID");
		client.query("mutation($input: CompleteMilestoneInput!) { completeMilestone(input: $input) " + told + " }",
				Map.of("input",
						Map.of("idempotencyKey", key(), "milestone", id, "expectedVersion", 1, "on", TODAY.toString())))
			.withoutErrors();
		client
			.query("mutation($input: ReopenMilestoneInput!) { reopenMilestone(input: $input) " + told + " }",
					Map.of("input", Map.of("idempotencyKey", key(), "milestone", id, "expectedVersion", 2)))
			.withoutErrors();
		var dropped = client.query(
				"mutation($input: DropMilestoneInput!) { dropMilestone(input: $input) " + told + " }",
				Map.of("input",
						Map.of("idempotencyKey", key(), "milestone", id, "expectedVersion", 3, "reason", "Merged.")))
			.withoutErrors();
		assertThat(dropped.data("/dropMilestone/milestones/0/droppedReason").asString()).isEqualTo("Merged.");
	}

	@Test
	void auditNamesTheFieldsAndNoWords() {
		add("Zebra crossing painted", TODAY);
		milestones.move(key(), only().id(), 0, TODAY.plusDays(1), "Zebra was late.");

		var entries = jdbc.sql("select changes::text from audit.entry where subject = :subject order by id")
			.param("subject", "action %s/%s".formatted(plan.code(), action))
			.query(String.class)
			.list();

		assertThat(entries).hasSize(2).noneMatch(entry -> entry.contains("ebra"));
		assertThat(entries.getLast()).contains("currentOn").contains("changed");
	}

	private void add(String title, LocalDate on) {
		milestones.add(key(), code(), action, title, on);
	}

	private MilestoneView only() {
		ActionId id = register.find(code(), action).orElseThrow().id();
		List<MilestoneView> found = milestones.of(List.of(id)).getOrDefault(id, List.of());
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private ActionFilter slippedOnes() {
		return new ActionFilter(code(), null, null, null, null, null, null, Set.of(), Set.of(), Set.of(), false, true,
				null);
	}

	private PlanCode code() {
		return new PlanCode(plan.code());
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static void assertRefused(String field, Runnable work) {
		assertThatExceptionOfType(Problem.class).isThrownBy(work::run)
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).contains(field));
	}

	private static void assertForbidden(Runnable work) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(work::run)
			.satisfies(ex -> assertThat(ex instanceof AccessDeniedException
					|| (ex instanceof Problem problem && problem.code() == Problem.Code.FORBIDDEN))
				.isTrue());
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
