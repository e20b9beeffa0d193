package scot.adp.strategy;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.documents.CheckedFileTests;
import scot.adp.documents.VirusScanner;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is given before an update, and what comes of it. */
@AdpTest
class EvidenceTests {

	@Autowired
	Evidence evidence;

	@Autowired
	ProgressUpdates updates;

	@Autowired
	NightlyClearing clearing;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	ApplicationContext context;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan() {
		plan = OwnPlan.in(context);
		action = plan.action("NAC-HOUSING");
		signIn("housing");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void unusedEvidenceGoesAfterThirtyDays() {
		var unused = file("unused.pdf");
		var used = file("used.pdf");
		record("ON_TRACK", List.of(used));

		clock.set(MovableClock.START.plusDays(30).minusHours(1));
		clearing.clear();
		assertThat(evidence.find(unused)).isPresent();

		clock.set(MovableClock.START.plusDays(30).plusHours(1));
		clearing.clear();
		assertThat(evidence.find(unused)).isEmpty();
		assertThat(evidence.find(used)).isPresent();
	}

	@Test
	void updateTakesTheFilesThatItNames() {
		var first = file("minutes.pdf");
		var second = file("figures.pdf");
		assertThat(evidence.held(id())).extracting(EvidenceView::title).containsExactly("minutes", "figures");
		assertThat(evidence.of(List.of(id()))).isEmpty();

		record("COMPLETE", List.of(first));

		assertThat(evidence.held(id())).extracting(EvidenceView::id).containsExactly(second);
		assertThat(evidence.of(List.of(id())).get(id())).singleElement().satisfies(piece -> {
			assertThat(piece.title()).isEqualTo("minutes");
			assertThat(piece.kind()).isEqualTo(Evidence.Kind.FILE);
			assertThat(piece.mediaType()).isEqualTo("application/pdf");
			assertThat(piece.link()).isEqualTo("evidence/" + first.value());
			assertThat(piece.scanned()).isFalse();
		});
	}

	@Test
	void completeNeedsEvidenceThatTheCallerHolds() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> record("COMPLETE", List.of()))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("evidenceLink"));
		var mine = file("minutes.pdf");
		try (var colleague = OwnPerson.in(context).as(Role.UNIT_LEAD, "NAC-HOUSING")) {
			signIn(colleague.username());
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> record("COMPLETE", List.of(mine)))
				.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
					.containsExactly("evidence"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> evidence.discard(mine))
				.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
			assertThat(evidence.find(mine)).isEmpty();
		}
		signIn("housing");
		record("COMPLETE", List.of(mine));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> record("COMPLETE", List.of(mine)));
	}

	@Test
	void refusedFileLeavesNothing() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> evidence.addFile(key(), new PlanCode(plan.code()),
				action, "report.pdf", CheckedFileTests.bytes("MZ a program")));
		assertThat(stored("evidence")).isZero();
	}

	@Test
	void fileThatIsTakenAwayIsGone() {
		evidence.discard(file("minutes.pdf"));
		assertThat(stored("evidence")).isZero();
	}

	@Test
	void elevenPiecesAreTooMany() {
		for (int i = 0; i < 10; i++) {
			file("file%d.pdf".formatted(i));
		}
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file("one more.pdf"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "pear" })
	void filesAreGivenForOwnActionsOnly(String username) {
		signIn(username);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file("minutes.pdf"))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.FORBIDDEN));
	}

	@Test
	void fileOpensForLeadUnitPartnersAndSupportTeamOnly() throws Exception {
		jdbc.sql("""
				insert into strategy.action_partner (action, unit, position)
				select id, 'TPS-PEAR', 0 from strategy.action where plan = :plan and code = :code""")
			.param("plan", plan.code())
			.param("code", action)
			.update();
		var piece = file("Minutes of May.pdf");
		record("ON_TRACK", List.of(piece));
		for (String username : List.of("housing", "pear", "lead", "officer")) {
			var answer = download(username, piece);
			assertThat(answer.statusCode()).as(username).isEqualTo(200);
			assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;")
				.contains("Minutes");
			assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
			assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
			assertThat(answer.body()).isEqualTo(CheckedFileTests.pdf());
		}
		for (String username : List.of("nadars", "board", "auditor", "ig")) {
			assertThat(download(username, piece).statusCode()).as(username).isEqualTo(403);
			signIn(username);
			assertThat(evidence.of(List.of(id())).get(id())).singleElement().satisfies(seen -> {
				assertThat(seen.title()).isEqualTo("Minutes of May");
				assertThat(seen.opens()).isFalse();
				assertThat(seen.link()).isNull();
			});
		}
		assertThat(send(HttpClient.newHttpClient(), "/evidence/" + piece.value()).statusCode()).isIn(302, 401, 403);
	}

	@Test
	void heldFileOpensForItsGiverAlone() throws Exception {
		var piece = file("minutes.pdf");
		assertThat(download("housing", piece).statusCode()).isEqualTo(200);
		assertThat(download("lead", piece).statusCode()).isEqualTo(404);
		assertThat(download("housing", new Evidence.Id(UUID.randomUUID())).statusCode()).isEqualTo(404);
	}

	@Test
	void contentIsTakenOutByInformationGovernanceAndItsPlaceStays() throws Exception {
		var piece = file("A person's letter.pdf");
		record("ON_TRACK", List.of(piece));
		for (String username : List.of("housing", "lead", "board")) {
			signIn(username);
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> evidence.remove(key(), piece, "Because."));
		}
		signIn("ig");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> evidence.remove(key(), piece, " "));
		evidence.remove(key(), piece, "It named a person.");

		signIn("housing");
		assertThat(evidence.of(List.of(id())).get(id())).singleElement().satisfies(seen -> {
			assertThat(seen.title()).isEqualTo("Removed");
			assertThat(seen.link()).isNull();
			assertThat(seen.removedAt()).isNotNull();
			assertThat(seen.removedReason()).isEqualTo("It named a person.");
		});
		assertThat(download("housing", piece).statusCode()).isEqualTo(404);
		assertThat(jdbc.sql("""
				select d.content is null and d.name is null from documents.document d
				join strategy.evidence e on e.document = d.id where e.id = :id""")
			.param("id", piece.value())
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void nobodyWaitsWhileAFileIsScanned() throws Exception {
		var arrived = new CountDownLatch(1);
		var answer = new CountDownLatch(1);
		var scanner = new VirusScanner() {

			@Override
			public String name() {
				return "A slow one";
			}

			@Override
			public boolean passes(byte[] content) {
				arrived.countDown();
				try {
					return answer.await(30, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}

		};
		var beans = (DefaultListableBeanFactory) context.getAutowireCapableBeanFactory();
		beans.registerSingleton("slowScanner", scanner);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var given = threads.submit(() -> {
				signIn("housing");
				return file("minutes.pdf");
			});
			assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

			var recorded = threads.submit(() -> {
				signIn("housing");
				record("ON_TRACK", List.of());
			});
			recorded.get(20, TimeUnit.SECONDS);

			answer.countDown();
			var piece = evidence.find(given.get(20, TimeUnit.SECONDS)).orElseThrow();
			assertThat(piece.scanned()).isTrue();
		}
		finally {
			answer.countDown();
			beans.destroySingleton("slowScanner");
		}
	}

	@Test
	void sameKeyWithAnotherFileOfTheSameHashIsRefused() {
		String key = key();
		byte[] one = CheckedFileTests.bytes("%PDF-1.7 Aa\ntrailer << /Root 1 0 R >>\n%%EOF");
		byte[] other = CheckedFileTests.bytes("%PDF-1.7 BB\ntrailer << /Root 1 0 R >>\n%%EOF");
		assertThat(Arrays.hashCode(one)).isEqualTo(Arrays.hashCode(other));
		var code = new PlanCode(plan.code());
		var kept = evidence.addFile(key, code, action, "report.pdf", one);

		assertThat(evidence.addFile(key, code, action, "report.pdf", one).id()).isEqualTo(kept.id());
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> evidence.addFile(key, code, action, "report.pdf", other))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void programsGiveLinksAndReadWhatGoesWithAnUpdate() {
		String id = graphQl.as("housing")
			.query("mutation($input: AddEvidenceLinkInput!) { addEvidenceLink(input: $input) { id title kind } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "plan", plan.code(), "action", action, "title", "Report",
									"link", "https://example.org/report")))
			.withoutErrors()
			.data("/addEvidenceLink/id")
			.asString();
		var input = plan.update(action);
		input.put("status", "COMPLETE");
		input.put("evidence", List.of(id));
		graphQl.as("housing").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
		var linked = plan.update(action);
		linked.put("evidenceLink", "https://example.org/minutes");
		graphQl.as("housing").query(OwnPlan.record(), Map.of("input", linked)).withoutErrors();

		String read = "query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { evidence { id title kind link } updates { edges { node { evidence { link } } } } } }";
		var own = graphQl.as("housing").query(read, Map.of("plan", plan.code(), "code", action)).withoutErrors();
		assertThat(own.data("/action/evidence").valueStream().map(it -> it.at("/link").asString()).toList())
			.containsExactlyInAnyOrder("https://example.org/report", "https://example.org/minutes");
		assertThat(own.data("/action/updates/edges").size()).isEqualTo(2);
		var other = graphQl.as("board").query(read, Map.of("plan", plan.code(), "code", action)).withoutErrors();
		assertThat(other.data("/action/evidence").valueStream().allMatch(it -> it.at("/link").isNull())).isTrue();
		assertThat(other.data("/action/evidence").size()).isEqualTo(2);
		var refused = plan.update(action);
		refused.put("evidenceLink", "javascript:alert(1)");
		assertThat(graphQl.as("housing").query(OwnPlan.record(), Map.of("input", refused)).errorCodes())
			.containsExactly("INVALID");
	}

	private HttpResponse<byte[]> download(String username, Evidence.Id piece) throws Exception {
		var cookies = new CookieManager();
		try (var http = HttpClient.newBuilder()
			.cookieHandler(cookies)
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build()) {
			http.send(HttpRequest.newBuilder(graphQl.address().resolve("/sign-in")).build(), BodyHandlers.ofString());
			http.send(HttpRequest.newBuilder(graphQl.address().resolve("/sign-in"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("username=%s&password=adp".formatted(username)))
				.build(), BodyHandlers.ofString());
			return send(http, "/evidence/" + piece.value());
		}
	}

	private HttpResponse<byte[]> send(HttpClient http, String path) throws Exception {
		URI address = graphQl.address().resolve(path);
		return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
	}

	private Evidence.Id file(String name) {
		return evidence.addFile(key(), new PlanCode(plan.code()), action, name, CheckedFileTests.pdf()).id();
	}

	private void record(String status, List<Evidence.Id> pieces) {
		updates.record(new ProgressUpdates.New(key(), new PlanCode(plan.code()), action, plan.version(action),
				clock.today(), status, "It is done.", null, null, null, null, null, null, pieces, false, null));
	}

	private int stored(String table) {
		return jdbc.sql("select count(*) from strategy.%s where action = :action".formatted(table))
			.param("action", id().value())
			.query(Integer.class)
			.single();
	}

	private ActionId id() {
		return new ActionId(jdbc.sql("select id from strategy.action where plan = :plan and code = :code")
			.param("plan", plan.code())
			.param("code", action)
			.query(UUID.class)
			.single());
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
