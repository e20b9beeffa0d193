package scot.adp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.support.Program;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a server runs it: behind a proxy that ends TLS, with its Keycloak. */
@Tag("slow")
class ProductionTests {

	private static final String ADDRESS = "https://adp.example.org";

	private static final String ISSUER = "https://sign-in.example.org/realms/adp";

	@TempDir
	Path folder;

	@Test
	void embeddedDatabaseIsRefused() throws Exception {
		try (var program = Program.start(folder.resolve("log"), folder.resolve("home"),
				"--spring.profiles.active=production")) {
			assertThat(program.awaitEnd()).isNotZero();
			assertThat(program.log())
				.contains("The profile 'production' does not run on the embedded database", "SPRING_DATASOURCE_URL")
				.doesNotContain("\tat ");
		}
		assertThat(folder.resolve("home/data")).doesNotExist();
	}

	@Test
	void localAccountsAreRefused() throws Exception {
		try (var program = start("production")) {
			assertThat(program.awaitEnd()).isNotZero();
			assertThat(program.log())
				.contains("The profile 'production' does not run with local accounts", "single sign-on")
				.doesNotContain("\tat ");
		}
	}

	@Test
	void addressWithoutEncryptionIsRefused() throws Exception {
		try (var program = start("sso,production", "--adp.address=http://adp.example.org",
				"--adp.sso.issuer=" + ISSUER)) {
			assertThat(program.awaitEnd()).isNotZero();
			assertThat(program.log()).contains("adp.address is 'http://adp.example.org'", "https://")
				.doesNotContain("\tat ");
		}
	}

	/** Keycloak is away at first, and reached by another address than people use. */
	@Test
	void behindItsProxyItStartsWithoutKeycloakAndSendsPeopleThereOnceItAnswers() throws Exception {
		var keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		keycloak.createContext("/realms/adp", exchange -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		try (var program = start("sso,production", "--adp.address=" + ADDRESS, "--adp.sso.issuer=" + ISSUER,
				"--adp.sso.server=http://127.0.0.1:" + keycloak.getAddress().getPort())) {
			program.awaitReady();
			assertThat(location(get(program, "/actions"))).endsWith("/oauth2/authorization/keycloak");
			assertThat(location(get(program, "/oauth2/authorization/keycloak"))).endsWith("/sign-in-unavailable");
			var unavailable = get(program, "/sign-in-unavailable");
			assertThat(unavailable.statusCode()).isEqualTo(200);
			assertThat(unavailable.headers().firstValue("Strict-Transport-Security"))
				.as("%s", unavailable.headers().map())
				.hasValueSatisfying(header -> assertThat(header).matches("max-age=\\d{8,}.*"));
			assertThat(unavailable.headers().allValues("Set-Cookie")).isNotEmpty()
				.allMatch(cookie -> cookie.contains("Secure") && cookie.contains("HttpOnly"));

			keycloak.start();
			assertThat(location(awaitSignIn(program))).startsWith(ADDRESS + "/oauth2/authorization/keycloak");
			assertThat(location(get(program, "/oauth2/authorization/keycloak?again")))
				.startsWith(ISSUER + "/protocol/openid-connect/auth?")
				.contains("redirect_uri=" + ADDRESS + "/login/oauth2/code/keycloak", "code_challenge_method=S256",
						"client_id=adp-web");
		}
		finally {
			keycloak.stop(0);
		}
	}

	/** Until the program asks again whether Keycloak is there. */
	private static HttpResponse<String> awaitSignIn(Program program) throws IOException, InterruptedException {
		var answer = get(program, "/oauth2/authorization/keycloak");
		for (int i = 0; i < 100 && location(answer).endsWith("/sign-in-unavailable"); i++) {
			Thread.sleep(200);
			answer = get(program, "/oauth2/authorization/keycloak");
		}
		return answer;
	}

	private Program start(String profiles, String... settings) throws IOException {
		var database = TestDatabase.fresh()
			.entrySet()
			.stream()
			.filter(setting -> !setting.getKey().equals("spring.flyway.url"))
			.map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()));
		var all = Stream
			.of(Stream.of("--spring.profiles.active=" + profiles, "--adp.sso.client-secret=of-the-pages",
					"--adp.sso.accounts-secret=of-the-accounts"), database, Stream.of(settings))
			.flatMap(given -> given)
			.toArray(String[]::new);
		return Program.start(folder.resolve("log"), folder.resolve("home"), all);
	}

	/** Asks as the proxy does. */
	private static HttpResponse<String> get(Program program, String path) throws IOException, InterruptedException {
		try (var http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(program.port(), path)))
				.header("X-Forwarded-Proto", "https")
				.header("X-Forwarded-For", "192.0.2.7")
				.header("Accept", "text/html")
				.build(), BodyHandlers.ofString());
		}
	}

	private static String location(HttpResponse<?> answer) {
		return answer.headers().firstValue("Location").orElse("stayed: " + answer.statusCode());
	}

}
