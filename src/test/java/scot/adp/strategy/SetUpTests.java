package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.directory.GroupId;
import scot.adp.identity.Memberships;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a plan lacks, and many actions given it at once. */
@AdpTest
class SetUpTests {

	private static final LocalDate START = LocalDate.of(2026, 1, 1);

	@Autowired
	SetUp setUp;

	@Autowired
	ActionOwners owners;

	@Autowired
	ActionRegister register;

	@Autowired
	Memberships members;

	@Autowired
	UserDetailsService accounts;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		signIn("lead");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void whatIsMissingIsWhatTheListsHold() {
		String one = plan.action("NADARS");
		plan.action("TPS-PEAR");
		plan.action(null);
		plan.withdraw(plan.action("NADARS"));
		give(lead("NADARS"), one);

		var missing = setUp.missing(code());

		assertThat(missing.actions()).isEqualTo(3);
		assertThat(missing.missing()).containsEntry(SetUp.Missing.LEAD, 2)
			.containsEntry(SetUp.Missing.DEPUTY, 3)
			.containsEntry(SetUp.Missing.UNIT, 1)
			.containsEntry(SetUp.Missing.GROUP, 0)
			.containsEntry(SetUp.Missing.DATES, 3);
		for (SetUp.Missing lacks : SetUp.Missing.values()) {
			assertThat(setUp.count(lacking(lacks))).isEqualTo(missing.missing().get(lacks));
			assertThat(setUp.page(lacking(lacks), 0, 100)).hasSize(setUp.count(lacking(lacks)));
		}
		assertThat(missing.silent()).singleElement()
			.satisfies(group -> assertThat(group.group()).isEqualTo(new GroupId(plan.group())))
			.satisfies(group -> assertThat(group.actions()).isEqualTo(3));
		assertThat(missing.units()).isEqualTo(2);
		assertThat(missing.unanswered()).isEmpty();
		assertThat(missing.ready()).isFalse();
	}

	@Test
	void groupWithADeadlineAheadIsNotSilent() {
		plan.action("NADARS");
		plan.withPapersDue(LocalDate.of(2026, 12, 18));

		assertThat(setUp.missing(code()).silent()).isEmpty();
	}

	@Test
	void oneChangeGivesManyActionsAllTheyLack() {
		var actions = IntStream.range(0, 12).mapToObj(i -> ref(plan.action("TPS-PEAR"))).toList();
		var lead = lead("NADARS");

		setUp.give(new SetUp.Change(key(), actions, lead, null, new UnitId("NADARS"), List.of(new UnitId("TPS-PEAR")),
				null, ActionView.Kind.SUSTAIN, START, START.plusYears(1), "Set-up"));

		assertThat(setUp.page(lacking(null), 0, 100)).hasSize(12).allSatisfy(action -> {
			assertThat(action.lead()).isEqualTo(lead);
			assertThat(action.leadUnit()).isEqualTo(new UnitId("NADARS"));
			assertThat(action.partnerUnits()).containsExactly(new UnitId("TPS-PEAR"));
			assertThat(action.kind()).isEqualTo(ActionView.Kind.SUSTAIN);
			assertThat(action.startsOn()).isEqualTo(START);
		});
	}

	@Test
	void sameChangeSentTwiceIsMadeOnce() {
		var change = new SetUp.Change(key(), List.of(ref(plan.action("NADARS"))), lead("NADARS"), null, null, List.of(),
				null, null, START, null, "Set-up");

		setUp.give(change);
		int version = setUp.page(lacking(null), 0, 1).getFirst().version();
		setUp.give(change);

		assertThat(setUp.page(lacking(null), 0, 1).getFirst().version()).isEqualTo(version);
	}

	@Test
	void unfitLeadOfOneActionStoresNothingOfAny() {
		var fit = ref(plan.action("NADARS"));
		var unfit = ref(plan.action("NAC-HOUSING"));

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> setUp.give(new SetUp.Change(key(), List.of(fit, unfit), lead("NADARS"), null, null,
					List.of(), null, null, START, null, "Set-up")))
			.satisfies(problem -> assertThat(problem.fields()).singleElement()
				.satisfies(field -> assertThat(field.path()).isEqualTo("lead"))
				.satisfies(field -> assertThat(field.message()).startsWith(unfit.code() + ": ")));

		assertThat(setUp.page(lacking(null), 0, 100)).isNotEmpty().allSatisfy(action -> {
			assertThat(action.lead()).isNull();
			assertThat(action.startsOn()).isNull();
			assertThat(action.version()).isOne();
		});
	}

	@Test
	void conflictNamesEachActionThatWasChangedAndStoresNothing() {
		var one = ref(plan.action("NADARS"));
		var two = ref(plan.action("NADARS"));
		var three = ref(plan.action("NADARS"));
		give(lead("NADARS"), one.code());
		give(lead("NADARS"), three.code());

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> owners.assignAll(key(), List.of(one, two, three), lead("NADARS"), null))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT))
			.withMessageContaining(one.code())
			.withMessageContaining(three.code());

		assertThat(found(two.code()).lead()).isNull();
	}

	@Test
	void deputyWhoBecomesTheLeadIsDeputyNoMore() {
		String action = plan.action("NADARS");
		owners.assignAll(key(), List.of(ref(action)), lead("NADARS"), supportMember());

		owners.assignAll(key(), List.of(ref(action)), supportMember(), null);

		assertThat(found(action).lead()).isEqualTo(supportMember());
		assertThat(found(action).deputy()).isNull();
	}

	@Test
	void deputyAloneNeedsALeadWhoIsSomebodyElse() {
		String action = plan.action("NADARS");

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> owners.assignAll(key(), List.of(ref(action)), null, lead("NADARS")));
		give(lead("NADARS"), action);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> owners.assignAll(key(), List.of(ref(action)), null, lead("NADARS")));
	}

	@Test
	void onlyLeadOfAUnitIsProposedAndNothingElse() {
		String alone = plan.action("NAC-EMPLOYABILITY");
		plan.action(null);
		String led = plan.action("NAC-EMPLOYABILITY");
		give(lead("NAC-EMPLOYABILITY"), led);
		plan.action("NAADP-SUPPORT");

		var suggestions = setUp.suggestions(lacking(null));

		assertThat(suggestions).singleElement().satisfies(it -> {
			assertThat(it.action().code()).isEqualTo(alone);
			assertThat(it.lead().id()).isEqualTo(lead("NAC-EMPLOYABILITY"));
		});
		assertThat(found(alone).lead()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "board", "auditor", "ig" })
	void onlyTheSupportTeamSetsUp(String username) {
		var action = ref(plan.action("NADARS"));
		var lead = lead("NADARS");
		signIn(username);

		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> setUp.missing(code()));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> owners.assignAll(key(), List.of(action), lead, null));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> setUp.give(new SetUp.Change(key(),
				List.of(action), lead, null, null, List.of(), null, null, null, null, "Set-up")));
	}

	private void give(MemberId lead, String action) {
		owners.assignAll(key(), List.of(ref(action)), lead, null);
	}

	private ActionRef ref(String action) {
		return ActionRef.of(found(action));
	}

	private ActionView found(String action) {
		return register.find(code(), action).orElseThrow();
	}

	private SetUp.Filter lacking(SetUp.@Nullable Missing missing) {
		return new SetUp.Filter(code(), missing, null, null, null);
	}

	private PlanCode code() {
		return new PlanCode(plan.code());
	}

	private MemberId lead(String unit) {
		return members.current()
			.stream()
			.filter(member -> member.unit().equals(new UnitId(unit)))
			.findFirst()
			.orElseThrow()
			.id();
	}

	private MemberId supportMember() {
		return lead("NAADP-SUPPORT");
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
