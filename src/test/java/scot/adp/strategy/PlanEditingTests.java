package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The plan as its editors change it. */
@AdpTest
class PlanEditingTests {

	private static final UnitId NADARS = new UnitId("NADARS");

	private static final UnitId HOUSING = new UnitId("NAC-HOUSING");

	@Autowired
	PlanEditing editing;

	@Autowired
	ActionOwners owners;

	@Autowired
	ActionRegister register;

	@Autowired
	PlanProgress progress;

	@Autowired
	Members members;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		jdbc.sql("insert into strategy.outcome (plan, code, position, title) values (:plan, 'O1', 0, 'An outcome')")
			.param("plan", plan.code())
			.update();
		jdbc.sql("insert into strategy.principle (plan, code, position, title) values (:plan, 'R1', 0, 'A principle')")
			.param("plan", plan.code())
			.update();
		action = plan.action("NADARS");
		signIn("lead");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void changeIsADatedVersionThatSaysWhatWasAndWhy() {
		int version = plan.version(action);

		editing.change(ActionChange.of(key(), List.of(ref(action)))
			.title("  A better title ")
			.principles(List.of("R1"))
			.endsOn(LocalDate.of(2027, 3, 31))
			.because("The board asked for plain words.", "Board 3 December, 4"));

		var found = found(action);
		assertThat(found.title()).isEqualTo("A better title");
		assertThat(found.principles()).containsExactly("R1");
		assertThat(found.endsOn()).isEqualTo(LocalDate.of(2027, 3, 31));
		assertThat(found.version()).isEqualTo(version + 1);
		assertThat(versions(action).getFirst()).satisfies(latest -> {
			assertThat(latest.source()).isEqualTo(ActionVersionView.Source.PAGE);
			assertThat(latest.recordedBy()).contains(",");
			assertThat(latest.effectiveOn()).isEqualTo(LocalDate.now(clock));
			assertThat(latest.why()).isEqualTo("The board asked for plain words.");
			assertThat(latest.decision()).isEqualTo("Board 3 December, 4");
			assertThat(latest.changes()).containsExactly(
					new ActionVersionView.Changed(ActionField.TITLE, "Action of a test", "A better title"),
					new ActionVersionView.Changed(ActionField.PRINCIPLES, null, "R1"),
					new ActionVersionView.Changed(ActionField.ENDS_ON, null, "2027-03-31"));
		});
	}

	@Test
	void auditNamesFieldsAndCodesAndNoWords() {
		editing.change(change(action, it -> it.title("Secret words").leadUnit(HOUSING)));

		assertThat(jdbc.sql("""
				select changes::text from audit.entry
				where operation = 'strategy.action.change' and subject = :subject""")
			.param("subject", "action %s/%s".formatted(plan.code(), action))
			.query(String.class)
			.list()).singleElement()
			.asString()
			.contains("\"title\"", "changed", "NAC-HOUSING")
			.doesNotContain("Secret");
	}

	@Test
	void oneChangeReachesManyActionsAllOrNone() {
		String other = plan.action("NADARS");
		var change = ActionChange.of(key(), List.of(ref(action), ref(other)))
			.leadUnit(HOUSING)
			.morePartners(List.of(NADARS))
			.because("Housing takes these over.", null);

		assertThat(editing.change(change)).hasSize(2);

		assertThat(List.of(found(action), found(other))).isNotEmpty().allSatisfy(it -> {
			assertThat(it.leadUnit()).isEqualTo(HOUSING);
			assertThat(it.partnerUnits()).containsExactly(NADARS);
		});
		var stale = ActionChange.of(key(), List.of(ref(action), new ActionRef(code(), other, plan.version(other) - 1)))
			.kind(ActionView.Kind.EXPLORE)
			.because("Too late.", null);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> editing.change(stale)).satisfies(problem -> {
			assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT);
			assertThat(problem.currentVersion()).isEqualTo(plan.version(other));
			assertThat(problem.getMessage()).contains(other);
		});
		assertThat(found(action).kind()).isEqualTo(ActionView.Kind.DELIVER);
	}

	@Test
	void sameKeyChangesOnceAndAnotherChangeUnderItConflicts() {
		var change = change(action, it -> it.grouping("Education"));
		editing.change(change);
		int version = plan.version(action);

		assertThat(editing.change(change)).hasSize(1);
		assertThat(plan.version(action)).isEqualTo(version);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> editing.change(
				ActionChange.of(change.idempotencyKey(), change.actions()).grouping("Other").because("Another.", null)))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void changeThatChangesNothingMakesNoVersion() {
		int version = plan.version(action);

		editing.change(change(action, it -> it.title("Action of a test").kind(ActionView.Kind.DELIVER)));

		assertThat(plan.version(action)).isEqualTo(version);
	}

	@Test
	void faultsAreToldTogetherEachAtItsField() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> editing.change(ActionChange.of(key(), List.of(ref(action)))
				.title(" ")
				.priority("NOWHERE")
				.outcomes(List.of("O1", "O9"))
				.principles(List.of("R9"))
				.crosswalk(List.of(new PlanTarget(new PlanCode("NM-2022"), "NM-9z")))
				.leadUnit(new UnitId("NAC-SPACE"))
				.cadenceMonths(25)
				.startsOn(LocalDate.of(2027, 1, 1))
				.endsOn(LocalDate.of(2026, 1, 1))
				.namesPlan(code())
				.because(" ", "x".repeat(101))))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.contains("why", "decision", "title", "priority", "outcomes", "principles", "crosswalk", "leadUnit",
						"cadenceMonths", "endsOn", "namesPlan"));
		assertThat(versions(action)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0b" })
	void textThatCannotBeStoredIsRefusedAtItsField(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> editing.change(change(action, it -> it.title(text))))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).contains("title"));
	}

	@Test
	void fieldThatMustBeThereCannotBeCleared() {
		var fields = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
		fields.put(ActionField.KIND, null);

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> editing
				.change(new ActionChange(key(), List.of(ref(action)), fields, List.of(), "Why.", null, null)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("kind"));
	}

	@Test
	void leadStaysWhileFitAndLeavesWithTheUnit() {
		MemberId lead = of("NADARS").id();
		owners.assign(UUID.randomUUID().toString(), code(), action, plan.version(action), lead, null);

		editing.change(change(action, it -> it.title("Another title")));
		assertThat(found(action).lead()).isEqualTo(lead);

		editing.change(change(action, it -> it.leadUnit(HOUSING)));
		assertThat(found(action).lead()).isNull();
	}

	@Test
	void whoLeadsAndWhetherItIsWithdrawnAreToldOverAllDaysOfItsMilestones() {
		plan.milestone(action, LocalDate.of(2031, 5, 6), LocalDate.of(2031, 5, 6));
		plan.milestone(action, LocalDate.of(2032, 7, 8), LocalDate.of(2032, 7, 8));
		int before = toldOfMilestones();

		editing.change(change(action, it -> it.title("The same unit")));
		assertThat(toldOfMilestones()).isEqualTo(before);
		editing.change(change(action, it -> it.leadUnit(HOUSING)));
		assertThat(toldOfMilestones()).isEqualTo(before + 1);
		editing.withdraw(new PlanEditing.Withdrawal(key(), ref(action), LocalDate.now(clock), "Given up.", null));
		assertThat(toldOfMilestones()).isEqualTo(before + 2);
		assertThat(progress.milestones(LocalDate.of(2031, 5, 6), LocalDate.of(2031, 5, 6)))
			.as("planned for after it was withdrawn")
			.isEmpty();
		editing.reinstate(key(), ref(action), "By mistake.", null);
		assertThat(toldOfMilestones()).isEqualTo(before + 3);
		assertThat(progress.milestones(List.of(plan.code() + "/" + action), LocalDate.of(2031, 5, 6),
				LocalDate.of(2032, 7, 8)))
			.hasSize(2)
			.allSatisfy(it -> assertThat(it.unit()).isEqualTo(HOUSING));
	}

	private int toldOfMilestones() {
		return jdbc.sql("""
				select count(*) from (select serialized_event from bus.event_publication
				    union all select serialized_event from bus.event_publication_archive) x
				where serialized_event like '%strategy.milestones%' and serialized_event like '%2031-05-06%'
				    and serialized_event like '%2032-07-08%'""").query(Integer.class).single();
	}

	@Test
	void datesFollowAChangedFirstDay() {
		plan.withPapersDue(LocalDate.of(2027, 1, 20), LocalDate.of(2027, 4, 20));
		editing.change(change(action, it -> it.cadenceMonths(3).startsOn(LocalDate.now(clock).minusDays(1))));
		var before = found(action).nextDueOn();

		editing.change(change(action, it -> it.cadenceMonths(null)));

		assertThat(before).isEqualTo(LocalDate.now(clock).minusDays(1).plusMonths(3));
		assertThat(found(action).nextDueOn()).isEqualTo(LocalDate.of(2027, 1, 20));
	}

	@Test
	void addedActionGetsTheNextCodeOfItsKindAndIsOwedFromToday() {
		ActionId id = editing.add(added(null));

		var found = register.byIds(List.of(id)).get(id);
		assertThat(Objects.requireNonNull(found).code()).isEqualTo("A-2");
		assertThat(found.position()).isGreaterThan(found(action).position());
		assertThat(found.freshness()).isEqualTo(Freshness.NEVER);
		assertThat(versions("A-2")).singleElement().satisfies(version -> assertThat(version.number()).isEqualTo(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "A-1", "O1", "P1", "R1", "no code", "x2345678901234567890123456789012345678901" })
	void codeThatThePlanUsedOrThatIsNoneIsRefused(String given) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> editing.add(added(given)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("code"));
	}

	@Test
	void withdrawnActionOwesNothingTakesNoChangeAndKeepsItsCode() {
		editing.withdraw(new PlanEditing.Withdrawal(key(), ref(action), LocalDate.now(clock), "Merged with another.",
				"Board 3 December, 5"));

		assertThat(found(action).withdrawnReason()).isEqualTo("Merged with another.");
		assertThat(found(action).freshness()).isEqualTo(Freshness.NOT_OWED);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> editing.change(change(action, it -> it.title("Something else"))));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> editing.add(added(action)));

		editing.reinstate(key(), ref(action), "Withdrawn by mistake.", null);
		assertThat(found(action).withdrawnOn()).isNull();
		assertThat(found(action).freshness()).isEqualTo(Freshness.NEVER);
	}

	@Test
	void withdrawalNeedsAReasonAndADayThatHasCome() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> editing
				.withdraw(new PlanEditing.Withdrawal(key(), ref(action), LocalDate.now(clock).plusDays(1), " ", null)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("reason", "on"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "board", "auditor" })
	void onlyTheSupportTeamEdits(String username) {
		var change = change(action, it -> it.title("Mine"));
		var withdrawal = new PlanEditing.Withdrawal(key(), ref(action), LocalDate.now(clock), "Mine.", null);
		var ref = ref(action);
		signIn(username);

		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> editing.change(change));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> editing.add(added(null)));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> editing.withdraw(withdrawal));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> editing.reinstate(key(), ref, "Mine.", null));
		assertThat(versions(action)).hasSize(1);
	}

	@Test
	void fivePeopleEditOnePlanAndNoEditIsLost() throws Exception {
		int each = 8;
		String shared = action;
		List<String> own = IntStream.range(0, 5).mapToObj(person -> plan.action("NADARS")).toList();
		List<Callable<List<String>>> people = new ArrayList<>();
		for (int person = 0; person < 5; person++) {
			int me = person;
			people.add(() -> {
				signIn((me % 2 == 0) ? "lead" : "officer");
				var saved = new ArrayList<String>();
				for (int edit = 0; edit < each; edit++) {
					String title = "Edit %d of %d".formatted(edit, me);
					// In turns of two orders, so that the locks would cross were they not
					// taken in
					// one.
					List<String> both = ((me + edit) % 2 == 0) ? List.of(shared, own.get(me))
							: List.of(own.get(me), shared);
					while (true) {
						var refs = both.stream().map(this::ref).toList();
						try {
							editing.change(ActionChange.of(key(), refs).grouping(title).because("Together.", null));
							saved.add(title);
							break;
						}
						catch (Problem conflict) {
							assertThat(conflict.code()).isEqualTo(Problem.Code.CONFLICT);
						}
					}
				}
				return saved;
			});
		}
		var saved = new ArrayList<String>();
		try (var pool = Executors.newFixedThreadPool(5)) {
			for (var result : pool.invokeAll(people)) {
				saved.addAll(result.get());
			}
		}
		var history = versions(shared).reversed();
		assertThat(history).extracting(ActionVersionView::number)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 1 + 5 * each).boxed().toList());
		assertThat(history).extracting(ActionVersionView::recordedAt).isSorted();
		var told = new ArrayList<@Nullable String>();
		for (var version : history.subList(1, history.size())) {
			assertThat(version.changes()).singleElement().satisfies(changed -> {
				assertThat(changed.before()).isEqualTo(told.isEmpty() ? null : told.getLast());
				told.add(changed.after());
			});
		}
		assertThat(told).containsExactlyInAnyOrderElementsOf(saved);
		assertThat(new HashSet<>(saved)).hasSize(5 * each);
		assertThat(found(shared).grouping()).isEqualTo(told.getLast());
		for (int person = 0; person < 5; person++) {
			assertThat(found(own.get(person)).grouping()).isEqualTo("Edit %d of %d".formatted(each - 1, person));
			assertThat(versions(own.get(person))).hasSize(1 + each);
		}
	}

	private PlanEditing.NewAction added(@Nullable String given) {
		return new PlanEditing.NewAction(key(), code(), given, "Something new", null, "P1", null, List.of("O1"),
				List.of("R1"), ActionView.Kind.EXPLORE, NADARS, List.of(), null, 6, null, null, List.of(), null,
				"The board asked for it.", null);
	}

	private ActionChange change(String of, UnaryOperator<ActionChange.Builder> fields) {
		return fields.apply(ActionChange.of(key(), List.of(ref(of)))).because("As a test.", null);
	}

	private ActionRef ref(String of) {
		return new ActionRef(code(), of, plan.version(of));
	}

	private ActionView found(String of) {
		return register.find(code(), of).orElseThrow();
	}

	private List<ActionVersionView> versions(String of) {
		ActionId id = found(of).id();
		return editing.versions(List.of(id)).getOrDefault(id, List.of());
	}

	private PlanCode code() {
		return new PlanCode(plan.code());
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private MemberView of(String unit) {
		return members.current()
			.stream()
			.filter(member -> member.unit().equals(new UnitId(unit)))
			.findFirst()
			.orElseThrow();
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
