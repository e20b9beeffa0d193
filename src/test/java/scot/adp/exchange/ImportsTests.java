package scot.adp.exchange;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Problem;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The register of imports. */
@AdpTest
class ImportsTests {

	@Autowired
	Imports imports;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	UserDetailsService accounts;

	@BeforeEach
	void signIn() {
		signIn("officer");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	@Transactional
	void importIsToldWithItsFileAndWhatCameOfIt() {
		String hash = hash();

		ImportId id = imports.record(done("test.kind", hash, false));

		assertThat(imports.find(id)).hasValueSatisfying(done -> {
			assertThat(done.fileName()).isEqualTo("rows.xlsx");
			assertThat(done.counts()).containsExactly(Map.entry("rows", 3), Map.entry("actions", 1));
			assertThat(done.takeBackable()).isFalse();
			assertThat(done.takenBackAt()).isNull();
			assertThat(done.by()).contains(", ");
		});
		// Others of this run may say that they came later.
		assertThat(imports.page(0, 500)).isSortedAccordingTo(Comparator.comparing(ImportView::at).reversed())
			.extracting(ImportView::id)
			.contains(id);
		assertThat(imports.behind(null, 500)).extracting(ImportView::id).contains(id);
		assertThat(imports.behind(id, 500)).extracting(ImportView::id).doesNotContain(id);
		assertThat(imports.same("test.kind", hash)).map(ImportView::id).contains(id);
		assertThat(imports.same("test.other", hash)).isEmpty();
		assertThat(audited(id)).containsExactly("exchange.import.record");
	}

	@Test
	@Transactional
	void sameFileIsTakenOnce() {
		String hash = hash();
		imports.record(done("test.kind", hash, false));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> imports.record(done("test.kind", hash, false)))
			.withMessageContaining("imported already");
		imports.record(done("test.other", hash, false));
	}

	@Test
	void recordingBelongsToTheTransactionOfTheImport() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> imports.record(done("test.kind", hash(), false)));
	}

	@Test
	@Transactional
	void takingBackNeedsAReasonAndAnImporterThatCan() {
		ImportId id = imports.record(done("strategy.plan", hash(), false));
		ImportId able = imports.record(done("strategy.plan", hash(), true));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> imports.takeBack(key(), able, " "))
			.satisfies(
					problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("reason"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> imports.takeBack(key(), able, "x".repeat(501)))
			.withMessageContaining("500");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> imports.takeBack(key(), able, "a\0b"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> imports.takeBack(key(), id, "Wrong file"))
			.withMessageContaining("cannot be taken back");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> imports.takeBack(key(), able, "Wrong file"))
			.withMessageContaining("A plan that was loaded stays");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> imports.takeBack(key(), new ImportId(UUID.randomUUID()), "Wrong file"))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
		assertThat(imports.find(able).orElseThrow().takenBackAt()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "board" })
	void registerIsForTheSupportTeamAndAuditors(String username) {
		signIn(username);

		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> imports.page(0, 1));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> imports.count());
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> imports.takeBack(key(), new ImportId(UUID.randomUUID()), "Wrong file"));
	}

	@Test
	void boardBringsInNothing() {
		signIn("board");

		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> imports.record(done("test.kind", hash(), false)));
	}

	@Test
	void auditorsReadAndTakeNothingBack() {
		signIn("auditor");

		assertThat(imports.page(0, 5)).isNotNull();
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> imports.takeBack(key(), new ImportId(UUID.randomUUID()), "Wrong file"));
	}

	private List<String> audited(ImportId id) {
		return jdbc.sql("select operation from audit.entry where subject = :subject")
			.param("subject", "import " + id.value())
			.query(String.class)
			.list();
	}

	private static NewImport done(String kind, String hash, boolean takeBackable) {
		var counts = new LinkedHashMap<String, Integer>();
		counts.put("rows", 3);
		counts.put("actions", 1);
		return new NewImport(kind, "rows.xlsx", hash, 1234, counts, takeBackable);
	}

	private static String hash() {
		return (key() + key()).replace("-", "");
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private void signIn(String username) {
		var user = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
	}

}
