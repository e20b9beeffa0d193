package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real Keycloak, one for all tests of a run, with the realm of
 * {@code config/keycloak} and a second one that plays an employer. Like users and members
 * in the one database, what tests make here must be their own.
 */
public final class Keycloak {

	/** A password that the realm's policy lets pass. */
	public static final String PASSWORD = "correct horse battery";

	/** The password of everybody at the employer. */
	public static final String EMPLOYERS_PASSWORD = "the employer's password";

	/** The unit of the client {@code adp-partner-system}. */
	public static final String PARTNER_UNIT = "NADARS";

	private static final Duration LONGEST = Duration.ofMinutes(4);

	private static final Duration ADMIN_TOKEN_LASTS = Duration.ofSeconds(30);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1", "-Xlog:cds=off", "-Dfile.encoding=UTF-8",
			"-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
			"-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
					+ "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
			"--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
			"--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<String> programs = new ArrayList<>();

	private final Path distribution;

	private final Path home;

	private final int port;

	private final String password;

	private Process process;

	private String adminToken = "";

	private long adminTokenAt = System.nanoTime() - ADMIN_TOKEN_LASTS.toNanos() - 1;

	private Keycloak(Path distribution, Path home, int port) throws IOException {
		this.distribution = distribution;
		this.home = home;
		this.port = port;
		this.password = Files.readString(distribution.resolve("first/password")).strip();
		this.process = launch();
	}

	/** The server, started when first asked for and stopped with the run. */
	public static Keycloak running() {
		return Server.RUNNING;
	}

	/** Where it is reached: the address without a path. */
	public String address() {
		return "http://localhost:" + port;
	}

	/** The issuer of the tokens of our realm. */
	public String issuer() {
		return address() + "/realms/adp";
	}

	/** The issuer of the tokens of the employer. */
	public String employer() {
		return address() + "/realms/employer";
	}

	/** The secret of one of the realm's confidential clients. */
	public String secret(String client) {
		return client + "-secret-of-the-tests";
	}

	/**
	 * Lets the client {@code adp-web} serve the program at an address, besides those it
	 * already does. Signing out by the back channel goes to the last one told.
	 */
	public synchronized void serve(String program) {
		if (!programs.contains(program)) {
			programs.add(program);
		}
		JsonNode client = admin("GET", "clients?clientId=adp-web", null).get(0);
		admin("PUT", "clients/" + client.get("id").stringValue(), Map.of("clientId", "adp-web", "redirectUris",
				programs.stream().map(address -> address + "/login/oauth2/code/keycloak").toList(), "attributes",
				Map.of("post.logout.redirect.uris",
						programs.stream()
							.flatMap(address -> Stream.of(address + "/signed-out", address + "/not-known"))
							.collect(Collectors.joining("##")),
						"backchannel.logout.url", program + "/logout/connect/back-channel/keycloak")));
	}

	/**
	 * Makes a person who signs in with {@link #PASSWORD}.
	 * @return the subject
	 */
	public String person(String email, String firstName, String lastName) {
		return user(Map.of("email", email, "emailVerified", true, "enabled", true, "firstName", firstName, "lastName",
				lastName, "credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
	}

	/**
	 * Makes a person with an address only, as an invitation does.
	 * @return the subject
	 */
	public String invited(String email) {
		return user(Map.of("email", email, "enabled", true));
	}

	/** Makes a user as described. */
	public String user(Map<String, ?> representation) {
		String location = send("POST", "users", representation, 201).headers().firstValue("Location").orElseThrow();
		return location.substring(location.lastIndexOf('/') + 1);
	}

	/** Switches a person's account off, or on again. */
	public void enabled(String subject, boolean enabled) {
		admin("PUT", "users/" + subject, Map.of("enabled", enabled));
	}

	/** Ends all sessions of a person, which tells the program by the back channel. */
	public void signOut(String subject) {
		admin("POST", "users/" + subject + "/logout", Map.of());
	}

	/** Takes a person away. */
	public void remove(String subject) {
		admin("DELETE", "users/" + subject, null);
	}

	/**
	 * Switches the employer on that the realm has as a template, and lets our second
	 * realm play it.
	 */
	public void enableEmployer() {
		String protocol = employer() + "/protocol/openid-connect";
		var provider = JSON.convertValue(admin("GET", "identity-provider/instances/employer", null), Map.class);
		@SuppressWarnings("unchecked")
		var described = (Map<String, Object>) provider;
		@SuppressWarnings("unchecked")
		var config = (Map<String, Object>) described.get("config");
		config.putAll(Map.of("issuer", employer(), "authorizationUrl", protocol + "/auth", "tokenUrl",
				protocol + "/token", "jwksUrl", protocol + "/certs", "logoutUrl", protocol + "/logout", "clientId",
				"adp", "clientSecret", "the-employers-client"));
		described.put("enabled", true);
		admin("PUT", "identity-provider/instances/employer", described);
	}

	/** An access token of one of the machines. */
	public String machineToken(String client) {
		return token("adp",
				Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret(client)));
	}

	/** An access token of Keycloak's administrator, which lasts for a minute. */
	public synchronized String adminToken() {
		if (System.nanoTime() - adminTokenAt > ADMIN_TOKEN_LASTS.toNanos()) {
			adminToken = token("master", Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin",
					"password", password));
			adminTokenAt = System.nanoTime();
		}
		return adminToken;
	}

	/**
	 * Asks the admin API about our realm, or tells it to do something.
	 * @return the answer, null where there is none
	 */
	public @Nullable JsonNode admin(String method, String path, @Nullable Object body) {
		var response = send(method, path, body, 0);
		assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isBetween(200, 299);
		return response.body().isBlank() ? null : JSON.readTree(response.body());
	}

	/**
	 * Asks the admin API as {@link #admin} does, where it may refuse.
	 * @return the status of the answer
	 */
	public int status(String method, String path, @Nullable Object body) {
		return send(method, path, body, 0).statusCode();
	}

	/** Stops it, as if it were away; wait for it again with {@link #start}. */
	public synchronized void stop() throws InterruptedException {
		process.destroy();
		if (!process.waitFor(30, TimeUnit.SECONDS)) {
			process.destroyForcibly().waitFor();
		}
	}

	/** Starts it on the same port again and waits; everything it knew is there. */
	public synchronized void start() throws IOException, InterruptedException {
		if (!process.isAlive()) {
			process = launch();
			awaitReady();
		}
	}

	private HttpResponse<String> send(String method, String path, @Nullable Object body, int status) {
		var request = HttpRequest.newBuilder(URI.create(address() + "/admin/realms/adp/" + path))
			.header("Authorization", "Bearer " + adminToken())
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? BodyPublishers.ofString(JSON.writeValueAsString(body)) : BodyPublishers.noBody());
		var response = send(request.build());
		if (status != 0) {
			assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isEqualTo(status);
		}
		return response;
	}

	private String token(String realm, Map<String, String> form) {
		String body = form.entrySet()
			.stream()
			.map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		var response = send(HttpRequest
			.newBuilder(URI.create("%s/realms/%s/protocol/openid-connect/token".formatted(address(), realm)))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))
			.build());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JSON.readTree(response.body()).get("access_token").stringValue();
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private Process launch() throws IOException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(OPTIONS);
		command.addAll(List.of("-XX:SharedArchiveFile=" + distribution.resolve("first/classes.jsa"),
				"-Dkc.home.dir=" + home, "-cp", distribution.resolve("lib/quarkus-run.jar").toString(),
				"io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--optimized", "--import-realm",
				"--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port, "--hostname=" + address(),
				"--cache=local"));
		var builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
		builder.environment()
			.putAll(Map.of("ADP_WEB_SECRET", secret("adp-web"), "ADP_ACCOUNTS_SECRET", secret("adp-accounts"),
					"ADP_DASHBOARD_SECRET", secret("adp-dashboard"), "ADP_PARTNER_SECRET", secret("adp-partner-system"),
					"ADP_PARTNER_UNIT", PARTNER_UNIT, "ADP_ADDRESS", "http://localhost:1", "ADP_PROGRAM_ADDRESS",
					"http://localhost:1", "ADP_KEYCLOAK_ADDRESS", address()));
		Process started = builder.start();
		Files.writeString(home.resolve("pid"), Long.toString(started.pid()));
		return started;
	}

	private void awaitReady() throws IOException, InterruptedException {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (System.nanoTime() < end && process.isAlive()) {
			if (answers(issuer()) && answers(employer())) {
				return;
			}
			Thread.sleep(100);
		}
		throw new AssertionError(Files.readString(home.resolve("log")));
	}

	private boolean answers(String realm) throws InterruptedException {
		try {
			return http.send(HttpRequest.newBuilder(URI.create(realm)).build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void close() {
		try {
			process.destroyForcibly().onExit().join();
			FileSystemUtils.deleteRecursively(home);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Server {

		private static final Keycloak RUNNING = start();

		private static Keycloak start() {
			try {
				Path target = Path.of("target").toAbsolutePath();
				stopForgotten(target);
				Path distribution = distribution();
				Path home = Files.createDirectories(target.resolve("keycloak-" + ProcessHandle.current().pid()));
				fill(home, distribution);
				int port;
				try (var socket = new ServerSocket(0)) {
					port = socket.getLocalPort();
				}
				var keycloak = new Keycloak(distribution, home, port);
				Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
				keycloak.awaitReady();
				return keycloak;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		private static Path distribution() throws IOException {
			Path folder = Path.of(".adp", "keycloak").toAbsolutePath();
			if (Files.isDirectory(folder)) {
				try (var found = Files.list(folder)) {
					var ready = found.filter(version -> Files.exists(version.resolve("first/password")))
						.max(Path::compareTo);
					if (ready.isPresent()) {
						return ready.get();
					}
				}
			}
			throw new AssertionError("Keycloak is not here yet. ./adp keycloak fetches and prepares it, once.");
		}

		private static void fill(Path home, Path distribution) throws IOException {
			for (String part : List.of("lib", "conf", "themes", "providers")) {
				Files.createSymbolicLink(home.resolve(part), distribution.resolve(part));
			}
			FileSystemUtils.copyRecursively(distribution.resolve("first/data/h2"), home.resolve("data/h2"));
			Path realms = Files.createDirectories(home.resolve("data/import"));
			Files.copy(Path.of("config/keycloak/adp-realm.json"), realms.resolve("adp-realm.json"));
			Files.copy(Path.of("src/test/resources/keycloak/employer-realm.json"),
					realms.resolve("employer-realm.json"));
		}

		// A run that was killed leaves its server behind.
		private static void stopForgotten(Path target) throws IOException {
			if (!Files.isDirectory(target)) {
				return;
			}
			List<Path> homes;
			try (var found = Files.list(target)) {
				homes = found.filter(file -> file.getFileName().toString().matches("keycloak-\\d+")).toList();
			}
			for (Path home : homes) {
				long owner = Long.parseLong(home.getFileName().toString().substring("keycloak-".length()));
				if (ProcessHandle.of(owner).isEmpty()) {
					if (Files.exists(home.resolve("pid"))) {
						ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("pid"))))
							.filter(process -> process.info()
								.commandLine()
								.orElse("")
								.contains("-Dkc.home.dir=" + home))
							.ifPresent(process -> {
								process.destroyForcibly();
								process.onExit().join();
							});
					}
					FileSystemUtils.deleteRecursively(home);
				}
			}
		}

	}

}
