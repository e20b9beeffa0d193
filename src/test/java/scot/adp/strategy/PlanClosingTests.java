package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of the open actions of a plan that ended. */
@AdpTest
class PlanClosingTests {

	@Autowired
	PlanClosing closing;

	@Autowired
	ActionRegister register;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@AutoClose
	OwnPlan live;

	@AutoClose
	OwnPlan ended;

	String successor;

	String action;

	@BeforeEach
	void makePlans(@Autowired ApplicationContext context) {
		live = OwnPlan.in(context);
		ended = OwnPlan.in(context);
		successor = live.action("NADARS");
		action = ended.action("NADARS");
		jdbc.sql("update strategy.plan set effective_to = :on where code = :plan")
			.param("on", LocalDate.now(clock).minusDays(1))
			.param("plan", ended.code())
			.update();
		signIn("officer");
	}

	@AfterEach
	void signOut() {
		// The one goes on with the other, so it is let go first.
		jdbc.sql(
				"delete from strategy.action_ending where carried_to in (select id from strategy.action where plan = :plan)")
			.param("plan", live.code())
			.update();
		SecurityContextHolder.clearContext();
	}

	@Test
	void openActionIsCarriedToOneOfALivePlanAndBothTell() {
		assertThat(closing.open(plan(ended))).extracting(ActionView::code).containsExactly(action);

		closing.carry(key(), ref(), plan(live), successor);

		assertThat(closing.open(plan(ended))).isEmpty();
		ActionId from = id(ended, action);
		ActionId to = id(live, successor);
		assertThat(closing.endings(List.of(from)).get(from)).satisfies(ending -> {
			assertThat(ending.carriedTo()).isEqualTo(to);
			assertThat(ending.outcome()).isNull();
		});
		assertThat(closing.carriedFrom(List.of(to)).get(to)).containsExactly(from);
	}

	@Test
	void openActionIsEndedWithItsOutcome() {
		var stale = ref();

		closing.end(key(), ref(), PlanClosing.Outcome.PARTLY, "Two of three were opened.", LocalDate.now(clock));

		assertThat(closing.open(plan(ended))).isEmpty();
		ActionId id = id(ended, action);
		assertThat(closing.endings(List.of(id)).get(id)).satisfies(ending -> {
			assertThat(ending.outcome()).isEqualTo(PlanClosing.Outcome.PARTLY);
			assertThat(ending.words()).isEqualTo("Two of three were opened.");
		});
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> closing.carry(key(), stale, plan(live), successor))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void withdrawnAndCompleteActionsAreNotOpen() {
		ended.withdraw(action);
		String complete = ended.action("NADARS");
		jdbc.sql(
				"update strategy.action set status = 'COMPLETE', last_updated_on = :on where plan = :plan and code = :code")
			.param("on", LocalDate.now(clock).minusDays(9))
			.param("plan", ended.code())
			.param("code", complete)
			.update();

		assertThat(closing.open(plan(ended))).isEmpty();
	}

	@Test
	void planWithManyOpenActionsTellsThemAll() {
		jdbc.sql("""
				insert into strategy.action (id, version, plan, code, position, title, priority, kind, responsibility,
				    tracked_from)
				select gen_random_uuid(), 1, a.plan, 'MANY-' || n, a.position + n, a.title, a.priority, a.kind,
				    a.responsibility, a.tracked_from
				from strategy.action a cross join generate_series(1, 1200) n where a.plan = :plan and a.code = :code""")
			.param("plan", ended.code())
			.param("code", action)
			.update();

		assertThat(closing.open(plan(ended))).hasSize(1201)
			.extracting(ActionView::code)
			.startsWith(action, "MANY-1")
			.endsWith("MANY-1200");
	}

	@Test
	void successorsAreThoseOfLivePlansByTheirWords() {
		String given = live.action("NADARS");
		live.withdraw(given);

		assertThat(closing.successors("", 0, 5000)).extracting(it -> it.plan().value() + " " + it.code())
			.contains(live.code() + " " + successor)
			.doesNotContain(live.code() + " " + given, ended.code() + " " + action);
		assertThat(closing.successors(successor, 0, 5000)).extracting(ActionView::code).contains(successor);
		assertThat(closing.successors("no such words anywhere", 0, 10)).isEmpty();
		assertThat(closing.successors(" ", 0, 3)).hasSize(3);
		assertThat(closing.successors("", 3, 3)).doesNotContainAnyElementsOf(closing.successors("", 0, 3));
	}

	@Test
	void successorMustBeOfALivePlanAndWordsMustBeThere() {
		String other = ended.action("NADARS");

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> closing.carry(key(), ref(), plan(ended), other))
			.satisfies(problem -> assertThat(problem.fields().getFirst().path()).isEqualTo("successor"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> closing.carry(key(), ref(), plan(live), "A-99"))
			.satisfies(problem -> assertThat(problem.fields().getFirst().path()).isEqualTo("successor"));
		assertThatExceptionOfType(Problem.class).isThrownBy(
				() -> closing.end(key(), ref(), PlanClosing.Outcome.ACHIEVED, " ", LocalDate.now(clock).plusDays(1)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("words", "on"));
	}

	@Test
	void planThatRunsIsNotClosed() {
		var ref = new ActionRef(plan(live), successor, live.version(successor));

		assertThat(closing.open(plan(live))).isEmpty();
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> closing.end(key(), ref, PlanClosing.Outcome.ACHIEVED, "Done.", LocalDate.now(clock)))
			.satisfies(problem -> assertThat(problem.fields().getFirst().path()).isEqualTo("action"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "board", "auditor" })
	void onlyTheSupportTeamCloses(String username) {
		var ref = ref();
		signIn(username);

		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> closing.carry(key(), ref, plan(live), successor));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> closing.end(key(), ref, PlanClosing.Outcome.ACHIEVED, "Done.", LocalDate.now(clock)));
		assertThat(closing.open(plan(ended))).hasSize(1);
	}

	private ActionRef ref() {
		return new ActionRef(plan(ended), action, ended.version(action));
	}

	private ActionId id(OwnPlan plan, String code) {
		return register.find(plan(plan), code).orElseThrow().id();
	}

	private static PlanCode plan(OwnPlan plan) {
		return new PlanCode(plan.code());
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
