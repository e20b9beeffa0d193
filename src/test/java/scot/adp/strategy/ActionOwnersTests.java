package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who may give an action its lead, and who may be it. */
@AdpTest
class ActionOwnersTests {

	@Autowired
	ActionOwners owners;

	@Autowired
	ActionRegister register;

	@Autowired
	Groups groups;

	@Autowired
	Memberships members;

	@Autowired
	UserDetailsService accounts;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		action = plan.action("NADARS");
		signIn("lead");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void leadOfTheUnitLeadsTheActionAndTheVersionMoves() {
		int version = found().version();

		owners.assign(key(), code(), action, version, of("NADARS").id(), null);

		assertThat(found().lead()).isEqualTo(of("NADARS").id());
		assertThat(found().version()).isEqualTo(version + 1);
	}

	@ParameterizedTest
	@CsvSource({ "NAADP-BOARD", "NAC-LICENSING", "NAC-HOUSING", "TPS-PEAR" })
	void whoCannotUpdateAnActionCannotLeadIt(String unit) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> owners.assign(key(), code(), action, found().version(), of(unit).id(), null))
			.satisfies(problem -> assertThat(problem.fields()).singleElement()
				.satisfies(field -> assertThat(field.path()).isEqualTo("lead")));

		assertThat(found().lead()).isNull();
	}

	@Test
	void leadAndDeputyAreTwoMembers() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(
					() -> owners.assign(key(), code(), action, found().version(), of("NADARS").id(), of("NADARS").id()))
			.satisfies(problem -> assertThat(problem.fields().getFirst().path()).isEqualTo("deputy"));
	}

	@Test
	void staleVersionIsAConflictThatTellsTheStoredOne() {
		int version = found().version();
		owners.assign(key(), code(), action, version, of("NADARS").id(), null);

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> owners.assign(key(), code(), action, version, null, null))
			.satisfies(problem -> {
				assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT);
				assertThat(problem.currentVersion()).isEqualTo(version + 1);
			});
		assertThat(found().lead()).isNotNull();
	}

	@Test
	void changeSentTwiceIsOneAndItsKeyServesNoOther() {
		int version = found().version();
		String key = key();

		owners.assign(key, code(), action, version, of("NADARS").id(), null);
		owners.assign(key, code(), action, version, of("NADARS").id(), null);

		assertThat(found().version()).isEqualTo(version + 1);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> owners.assign(key, code(), action, version + 1, null, null))
			.withMessageContaining("key was used");
		assertThat(found().lead()).isNotNull();
	}

	@Test
	void unitLeadGivesNoLeads() {
		int version = found().version();
		signIn("nadars");

		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> owners.assign(key(), code(), action, version, of("NADARS").id(), null));
	}

	@Test
	void cardsOfTodayCountWhatTheirLinksList() {
		var ids = groups.groups().stream().map(GroupView::code).collect(Collectors.toSet());
		var readiness = register
			.readiness(ids.stream().collect(Collectors.toMap(id -> id, id -> LocalDate.of(2026, 12, 31))));

		assertThat(readiness).isNotEmpty().hasSameSizeAs(ids).allSatisfy((group, card) -> {
			var filter = new ActionFilter(null, null, null, null, null, null, group, Set.of(), Set.of(),
					Set.of(Freshness.DUE, Freshness.STALE, Freshness.NEVER), false, null);
			assertThat(card.asked()).isEqualTo(register.count(filter));
			assertThat(card.owing()).isGreaterThanOrEqualTo(card.asked()).isGreaterThanOrEqualTo(card.served());
		});
		assertThat(readiness.values()).anySatisfy(group -> assertThat(group.asked()).isPositive());
	}

	private ActionView found() {
		return register.find(code(), action).orElseThrow();
	}

	private PlanCode code() {
		return new PlanCode(plan.code());
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

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
