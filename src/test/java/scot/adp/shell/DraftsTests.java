package scot.adp.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is typed and not saved is kept for whoever typed it, and for nobody else. */
@AdpTest
class DraftsTests {

	@Autowired
	Drafts drafts;

	@Autowired
	OldDrafts oldDrafts;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	ApplicationContext context;

	@AutoClose
	OwnPerson person;

	String place = "test.form " + UUID.randomUUID();

	@BeforeEach
	void signIn() {
		person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NAC-HOUSING");
		signIn(person);
	}

	@AfterEach
	void tidy() {
		jdbc.sql("delete from shell.draft where place = :place").param("place", place).update();
		SecurityContextHolder.clearContext();
	}

	@Test
	void whatStandsInAFormTakesThePlaceOfWhatStoodThereBefore() {
		var first = drafts.keep(place, 3, Map.of("words", "The first.", "on", "31.2.2026"), Map.of());
		var second = drafts.keep(place, 4, Map.of("words", "The second.", "title", "A title"), first.typed());

		assertThat(drafts.find(List.of(place, "test.form of somebody else"))).hasSize(1);
		assertThat(drafts.find(List.of(place)).get(place)).satisfies(draft -> {
			assertThat(draft.typed()).containsOnly(Map.entry("words", "The second."), Map.entry("title", "A title"));
			assertThat(draft.version()).isEqualTo(4);
			assertThat(draft.savedAt()).isEqualTo(second.savedAt());
		});
		assertThat(drafts.drop(place, second.typed())).isFalse();
		assertThat(drafts.find(List.of(place))).isEmpty();
	}

	@Test
	void twoWindowsKeepTheirWordsBesideEachOther() {
		var mine = drafts.keep(place, 3, Map.of("words", "Mine."), Map.of()).typed();
		var both = drafts.keep(place, 4, Map.of("next", "Theirs.", "words", "Theirs, too."), Map.of());

		assertThat(both.typed()).as("what stood there first stays")
			.containsOnly(Map.entry("words", "Mine."), Map.entry("next", "Theirs."));
		assertThat(both.version()).as("what was typed first is for").isEqualTo(3);
		drafts.keep(place, 3, Map.of("on", "31.2.2026"), mine);
		assertThat(typed()).as("taken back by the window that typed it")
			.containsOnly(Map.entry("on", "31.2.2026"), Map.entry("next", "Theirs."));
		assertThat(drafts.drop(place, Map.of("on", "31.2.2026", "next", "Mine."))).as("others stay").isTrue();
		assertThat(typed()).containsOnly(Map.entry("next", "Theirs."));
	}

	@Test
	void wordsOfWhichTheVersionIsNotKnownAreForTheOneThatIsKeptNext() {
		var moved = drafts.keep(place, null, Map.of("words", "Of another table."), Map.of());
		assertThat(drafts.keep(place, 5, Map.of("words", "Of another table, longer."), moved.typed()).version())
			.isEqualTo(5);
	}

	@Test
	void whatNoFieldUnderstoodAndWhatIsTooLongToBeSavedIsKept() {
		String words = "x".repeat(Drafts.TEXT_LIMIT);
		drafts.keep(place, null, Map.of("words", words, "on", "31.2.2026", "unit", "Hosing"), Map.of());

		assertThat(drafts.find(List.of(place)).get(place)).satisfies(draft -> {
			assertThat(draft.typed()).containsEntry("words", words)
				.containsEntry("on", "31.2.2026")
				.containsEntry("unit", "Hosing");
			assertThat(draft.version()).isNull();
		});
	}

	@Test
	void whatIsVeryMuchTooLongOrCannotBeStoredIsToldAndWhatWasKeptStays() {
		drafts.keep(place, null, Map.of("words", "Kept."), Map.of());
		for (String typed : List.of("a\0b", "x".repeat(Drafts.TEXT_LIMIT + 1))) {
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> drafts.keep(place, null, Map.of("words", typed), Map.of()))
				.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
					.containsExactly("words"));
		}
		var many = new LinkedHashMap<String, String>();
		for (int i = 0; i <= 1000; i++) {
			many.put("field" + i, "x");
		}
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> drafts.keep(place, null, many, Map.of()));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> drafts.keep("x".repeat(501), null, Map.of(), Map.of()));
		assertThat(typed()).containsEntry("words", "Kept.");
	}

	@Test
	void nobodyElseFindsOrDropsIt() {
		drafts.keep(place, null, Map.of("words", "For my eyes only."), Map.of());
		try (var colleague = OwnPerson.in(context).as(Role.UNIT_LEAD, "NAC-HOUSING").as(Role.ADP_LEAD, "ADP")) {
			signIn(colleague);
			assertThat(drafts.find(List.of(place))).isEmpty();
			drafts.drop(place, Map.of("words", "For my eyes only."));
			drafts.keep(place, null, Map.of("words", "Mine."), Map.of());
		}
		signIn(person);
		assertThat(typed()).containsEntry("words", "For my eyes only.");
	}

	@ParameterizedTest
	@EnumSource(names = { "ADP_ADMIN", "BOARD_VIEWER", "AUDITOR", "IG_OFFICER" })
	void everyRoleKeepsWhatItTypes(Role role) {
		try (var other = OwnPerson.in(context).as(role, "NAC-HOUSING")) {
			signIn(other);
			drafts.keep(place, null, Map.of("words", "Half a sentence"), Map.of());
			assertThat(drafts.find(List.of(place))).hasSize(1);
		}
	}

	@Test
	void itGoesThirtyDaysAfterTheLastWord() {
		drafts.keep(place, null, Map.of("words", "Forgotten."), Map.of());
		clock.set(MovableClock.START.plusDays(30).minusHours(1));
		oldDrafts.clear();
		assertThat(drafts.find(List.of(place))).hasSize(1);

		clock.set(MovableClock.START.plusDays(30).plusHours(1));
		assertThat(drafts.find(List.of(place))).as("before the night").isEmpty();
		oldDrafts.clear();
		assertThat(jdbc.sql("select count(*) from shell.draft_field where place = :place")
			.param("place", place)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void theTrailDoesNotTellOfIt() {
		String count = "select count(*) from audit.entry where operation like 'shell.draft%'";
		drafts.keep(place, null, Map.of("words", "Not yet."), Map.of());
		drafts.find(List.of(place));
		drafts.drop(place, Map.of("words", "Not yet."));
		assertThat(jdbc.sql(count).query(Integer.class).single()).isZero();
	}

	private Map<String, String> typed() {
		return Objects.requireNonNull(drafts.find(List.of(place)).get(place)).typed();
	}

	private void signIn(OwnPerson who) {
		var user = accounts.loadUserByUsername(who.username());
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
	}

}
