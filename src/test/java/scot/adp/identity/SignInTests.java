package scot.adp.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.Role;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;

/** The two doors, knocked at over HTTP. */
@AdpTest
class SignInTests {

	private static final String ME = "{ me { username } }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson person;

	@BeforeEach
	void addPerson(@Autowired ApplicationContext context) {
		person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer", "nadars", "housing", "pear", "board", "auditor" })
	void demonstrationAccountsSignIn(String username) {
		assertThat(graphQl.as(username).query(ME).withoutErrors().data("/me/username").asString()).isEqualTo(username);
	}

	@Test
	void withoutCredentialsNothingIsAnsweredButTheWayIn() {
		var answer = graphQl.anonymous().query(ME);

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("Content-Type")).startsWith("application/json");
		assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
		assertThat(answer.header("Set-Cookie")).isEmpty();
		var error = answer.errors().getFirst();
		assertThat(error.at("/message").asString()).isEqualTo("Sign in with HTTP Basic.");
		assertThat(error.at("/extensions/code").asString()).isEqualTo("FORBIDDEN");
		assertThat(error.at("/extensions/reference").asString()).isEqualTo(answer.header("X-Reference")).isNotBlank();
		assertThat(error.at("/extensions/fields").isArray()).isTrue();
		assertThat(answer.body().has("data")).isFalse();
	}

	@Test
	void schemaIsNotToldWithoutCredentials() {
		assertThat(graphQl.anonymous().query("{ __schema { types { name } } }").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource(value = { "lead|wrong", "lead|''", "lead|ADP", "lead|adp ", "nobody|adp", "''|adp", "Lead|adp",
			"eilidh.carswell@example.org|adp" }, delimiter = '|', ignoreLeadingAndTrailingWhitespace = false)
	void wrongNameOrPasswordIsRefusedInTheSameWay(String username, String password) {
		var answer = graphQl.as(username, password).query(ME);

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.errors().getFirst().at("/message").asString()).isEqualTo("Sign in with HTTP Basic.");
	}

	@Test
	void nameThatNoDatabaseCouldHoldIsRefusedLikeAnyOther() {
		assertThat(graphQl.as("lead\0", "adp").query(ME).status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic !!!", "Basic bGVhZA==", "Bearer adp", "Digest username=lead" })
	void brokenCredentialsAreRefused(String authorization) throws Exception {
		var response = send(request("/graphql").header("Authorization", authorization)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\":\"{ me { username } }\"}")));

		assertThat(response.statusCode()).isEqualTo(401);
	}

	@Test
	void rightPasswordIsRememberedAndStillCheckedForEachRequest() {
		for (int i = 0; i < 3; i++) {
			graphQl.as(person.username()).query(ME).withoutErrors();
		}

		assertThat(signIns(person.username())).isOne();
		assertThat(graphQl.as(person.username(), "wrong").query(ME).status()).isEqualTo(401);
		assertThat(graphQl.as(person.username(), "").query(ME).status()).isEqualTo(401);
		graphQl.as(person.username()).query(ME).withoutErrors();
		assertThat(signIns(person.username())).isOne();
	}

	@Test
	void changedPasswordEndsTheRememberedOne() {
		graphQl.as(person.username()).query(ME).withoutErrors();

		person.password("another");

		assertThat(graphQl.as(person.username()).query(ME).status()).isEqualTo(401);
		graphQl.as(person.username(), "another").query(ME).withoutErrors();
	}

	@Test
	void rememberedPasswordOfOneIsNotThatOfAnother(@Autowired ApplicationContext context) {
		person.password("first");
		graphQl.as(person.username(), "first").query(ME).withoutErrors();
		try (var other = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS")) {
			assertThat(graphQl.as(other.username(), "first").query(ME).status()).isEqualTo(401);
		}
	}

	@Test
	void graphQlLeavesNoSession() throws Exception {
		var response = send(request("/graphql").header("Authorization", basic("lead"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\":\"{ me { username } }\"}")));

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void sessionOfAPageIsNotAcceptedByGraphQl() throws Exception {
		var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		assertThat(browser.send(request("/").GET().build(), BodyHandlers.ofString()).statusCode()).isEqualTo(302);
		signIn(browser, "lead", "adp");
		assertThat(browser.send(request("/").GET().build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);

		var response = browser.send(request("/graphql").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\":\"{ me { username } }\"}"))
			.build(), BodyHandlers.ofString());

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).doesNotContain("\"username\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.7",
			"adp.example:8080" })
	void otherHostIsRefused(String host) throws Exception {
		assertThat(statusFor(host, "/graphql", "")).isEqualTo(421);
		assertThat(statusFor(host, "/", "")).isEqualTo(421);
		assertThat(statusFor(host, "/sign-in", "X-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n"))
			.isEqualTo(421);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "127.0.0.1", "[::1]" })
	void namesOfThisComputerAreTaken(String host) throws Exception {
		int port = graphQl.address().getPort();

		assertThat(statusFor(host + ":" + port, "/graphql", "")).isEqualTo(401);
	}

	@Test
	void signInsLeaveAnAuditRow() {
		assertThat(signIns(person.username())).isZero();

		graphQl.as(person.username()).query(ME).withoutErrors();

		assertThat(signIns(person.username())).isOne();
	}

	@Test
	void refusalLeavesOneAuditRowWithoutWhatWasTyped() {
		String typedName = "name" + UUID.randomUUID();
		String typedPassword = "password" + UUID.randomUUID();
		int before = refusals("by GraphQL");
		int byPage = refusals("by page");

		graphQl.as(typedName, typedPassword).query(ME);
		graphQl.as(person.username(), typedPassword).query(ME);

		assertThat(refusals("by GraphQL")).isEqualTo(before + 2);
		assertThat(refusals("by page")).isEqualTo(byPage);
		assertThat(jdbc.sql("""
				select count(*) from audit.entry e
				where e::text like :name or e::text like :password or e::text like :known""")
			.param("name", "%" + typedName + "%")
			.param("password", "%" + typedPassword + "%")
			.param("known", "%" + person.username() + "%")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void refusedPageSignInLeavesOneAuditRowWithoutWhatWasTyped() throws Exception {
		String typed = "typed" + UUID.randomUUID();
		int before = refusals("by page");
		var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

		var response = signIn(browser, typed, typed);

		assertThat(response.headers().firstValue("Location").orElse("")).contains("error");
		assertThat(refusals("by page")).isEqualTo(before + 1);
		assertThat(jdbc.sql("select count(*) from audit.entry e where e::text like :typed")
			.param("typed", "%" + typed + "%")
			.query(Integer.class)
			.single()).isZero();
	}

	/** Signs in as the page's form does. */
	private HttpResponse<String> signIn(HttpClient browser, String username, String password) throws Exception {
		var page = browser.send(request("/sign-in").GET().build(), BodyHandlers.ofString());
		var token = Pattern.compile("name=\"_csrf\"[^>]*content=\"([^\"]+)\"|content=\"([^\"]+)\"[^>]*name=\"_csrf\"")
			.matcher(page.body());
		String field = "";
		if (token.find()) {
			field = "&_csrf=" + encoded((token.group(1) != null) ? token.group(1) : token.group(2));
		}
		return browser.send(request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("username=" + encoded(username) + "&password=" + encoded(password) + field))
			.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(graphQl.address().resolve(path));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		try (var client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

	/** The status for a request that names a host of its own choice. */
	private int statusFor(String host, String path, String headers) throws IOException {
		URI address = graphQl.address();
		try (var socket = new Socket(address.getHost(), address.getPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write("GET %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n".formatted(path, host, headers)
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return Integer.parseInt(answer.split(" ", 3)[1]);
		}
	}

	private int signIns(String username) {
		return jdbc.sql("select count(*) from audit.entry where operation = 'identity.sign-in' and subject = :subject")
			.param("subject", "account " + username + " by GraphQL")
			.query(Integer.class)
			.single();
	}

	private int refusals(String subject) {
		return jdbc.sql("""
				select count(*) from audit.entry
				where operation = 'identity.sign-in.refused' and subject = :subject and changes = '{}'""")
			.param("subject", subject)
			.query(Integer.class)
			.single();
	}

	private static String basic(String username) {
		return "Basic " + Base64.getEncoder().encodeToString((username + ":adp").getBytes(StandardCharsets.UTF_8));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
