package scot.adp.feedback;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who reports problems, who answers, and what is kept of it. */
@AdpTest
class ProblemReportsTests {

	@Autowired
	ProblemReports reports;

	@Autowired
	ReportCare care;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	@Autowired
	UserDetailsService accounts;

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void strangerReportsAndTheTeamAnswers() {
		var id = reports.report(key(), new ProblemReports.New(" Reading the plan ", "The page stays empty.", "actions",
				"K7TM-2QXA", "Ann O\u2019Brien <Ann.O\u2019Brien@Example.org>"));

		signIn("officer");
		var report = one(id);
		assertThat(report.doing()).isEqualTo("Reading the plan");
		assertThat(report.contact()).isEqualTo("ann.o'brien@example.org");
		assertThat(report.reference()).isEqualTo("K7TM-2QXA");
		assertThat(report.signedIn()).isFalse();

		var answered = reports.answer(key(), id, report.version(), "Mended today.");
		assertThat(answered.state()).isEqualTo(ProblemReports.State.ANSWERED);
		assertThat(answered.answeredBy()).endsWith("Development officer");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> reports.answer(key(), id, report.version(), "Mended again."))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void sameFormSentTwiceIsOneReport() {
		String key = key();
		var report = new ProblemReports.New(null, "Sent twice.", null, null, null);

		assertThat(reports.report(key, report)).isEqualTo(reports.report(key, report));
	}

	@Test
	void whatIsWrongWithAReportIsToldAtItsField() {
		refused("wrong", new ProblemReports.New(null, " ", null, null, null));
		refused("wrong", new ProblemReports.New(null, "a\0b", null, null, null));
		refused("wrong", new ProblemReports.New(null, "x".repeat(ProblemReports.WRONG_LIMIT + 1), null, null, null));
		refused("doing",
				new ProblemReports.New("x".repeat(ProblemReports.DOING_LIMIT + 1), "Wrong.", null, null, null));
		refused("page", new ProblemReports.New(null, "Wrong.", "x".repeat(301), null, null));
		refused("contact", new ProblemReports.New(null, "Wrong.", null, null, "not an address"));
		refused("contact", new ProblemReports.New(null, "Wrong.", null, null, "ann@example.org\r\nBcc: x@example.org"));
	}

	@Test
	void referenceThatIsNoneIsLeftOut() {
		var id = reports.report(key(), new ProblemReports.New(null, "Wrong.", null, "<script>", null));

		signIn("lead");
		assertThat(one(id).reference()).isNull();
	}

	@Test
	void nobodyButTheTeamReadsOrAnswers() {
		var id = reports.report(key(), new ProblemReports.New(null, "Only for the team.", null, null, null));

		for (String account : List.of("board", "nadars", "auditor", "ig")) {
			signIn(account);
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> reports.page(ProblemReports.State.OPEN, 0, 10));
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> reports.answer(key(), id, 1, "Mine."));
		}
		SecurityContextHolder.clearContext();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> reports.count(ProblemReports.State.OPEN));
	}

	@Test
	void trailTellsThatAndNotWhat() {
		var id = reports.report(key(),
				new ProblemReports.New("Marker doing", "Marker wrong", null, null, "marker@example.org"));

		var entries = jdbc.sql("select actor || ' ' || changes from audit.entry where subject = :subject")
			.param("subject", "problem report " + id.value())
			.query(String.class)
			.list();
		assertThat(entries).singleElement()
			.satisfies(entry -> assertThat(entry).startsWith("not signed in").doesNotContainIgnoringCase("marker"));
	}

	@Test
	void answeredReportsGoAfterHalfAYear() {
		var answered = reports.report(key(), new ProblemReports.New(null, "To be answered.", null, null, null));
		var open = reports.report(key(), new ProblemReports.New(null, "To stay open.", null, null, null));
		signIn("lead");
		reports.answer(key(), answered, 1, "Done.");

		clock.set(MovableClock.START.toLocalDate().plusDays(ReportCare.DAYS));
		care.forgetOldReports();
		assertThat(stored(answered)).isTrue();

		clock.set(MovableClock.START.toLocalDate().plusDays(ReportCare.DAYS + 1));
		care.forgetOldReports();
		assertThat(stored(answered)).isFalse();
		assertThat(stored(open)).isTrue();
	}

	@Test
	void graphQlListsAndAnswers() {
		var id = reports.report(key(), new ProblemReports.New(null, "By GraphQL.", "people", null, "ann@example.org"));

		var listed = graphQl.as("lead").query("{ problemReports { id version state page wrong signedIn answer } }");
		assertThat(listed.withoutErrors().data("/problemReports").valueStream()).anySatisfy(
				it -> assertThat(it.at("/id").asString()).isEqualTo(NodeSource.globalId("ProblemReport", id.value())));

		var answer = graphQl.as("lead")
			.query("""
					mutation($input: AnswerProblemReportInput!) { answerProblemReport(input: $input) { state answer } }""",
					Map.of("input", Map.of("idempotencyKey", key(), "id", id.value().toString(), "expectedVersion", 1,
							"answer", "Mended.")));
		assertThat(answer.withoutErrors().data("/answerProblemReport/state").asString()).isEqualTo("ANSWERED");
		assertThat(graphQl.as("board").query("{ problemReports { id } }").errorCodes()).containsExactly("FORBIDDEN");
	}

	private void refused(String field, ProblemReports.New report) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> reports.report(key(), report))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).contains(field));
	}

	private ProblemReportView one(ProblemReports.Id id) {
		return reports.page(ProblemReports.State.OPEN, 0, 1000)
			.stream()
			.filter(it -> it.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private boolean stored(ProblemReports.Id id) {
		@Nullable OffsetDateTime at = jdbc.sql("select max(reported_at) from feedback.problem_report where id = :id")
			.param("id", id.value())
			.query(OffsetDateTime.class)
			.optional()
			.orElse(null);
		return at != null;
	}

	private void signIn(String name) {
		var principal = accounts.loadUserByUsername(name);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
