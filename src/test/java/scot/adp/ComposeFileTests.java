package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What stands in {@code compose.yaml}. */
class ComposeFileTests {

	private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)([^}]*)}");

	private static final Pattern PASSWORD = Pattern.compile(".*(PASSWORD|SECRET)$");

	@TempDir
	Path folder;

	private final String text = read("compose.yaml");

	private final JsonNode file = JsonMapper.builder().build().valueToTree(new Yaml().load(text));

	@Test
	void everyServiceIsPinnedWatchedAndHardened() {
		assertThat(file.get("services").propertyNames()).containsExactlyInAnyOrder("database", "keycloak", "adp");
		file.get("services").forEachEntry((name, service) -> {
			assertThat(service.get("image").stringValue()).as(name)
				.matches("[a-z0-9/-]+:[0-9][A-Za-z0-9.-]*")
				.doesNotContain("latest");
			assertThat(service.propertyNames()).as(name).contains("healthcheck", "mem_limit", "restart");
			assertThat(service.get("read_only").booleanValue()).as(name).isTrue();
			assertThat(strings(service.get("cap_drop"))).as(name).containsExactly("ALL");
			assertThat(strings(service.get("security_opt"))).as(name).contains("no-new-privileges:true");
			assertThat(strings(service.path("ports"))).as(name)
				.hasSize(name.equals("database") ? 0 : 1)
				.allMatch(port -> port.startsWith("127.0.0.1:"));
		});
		assertThat(file.at("/networks/data/internal").booleanValue()).isTrue();
		assertThat(strings(file.at("/services/database/networks"))).containsExactly("data");
	}

	@Test
	void noImageNamesARegistryAndEachIsPinned() {
		for (String name : List.of("Dockerfile", "keycloak.Dockerfile")) {
			String dockerfile = read("config/container/" + name);
			assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM "))).isNotEmpty()
				.allMatch(line -> line.matches("FROM [a-z-]+(/[a-z-]+)?:[0-9][A-Za-z0-9._-]*( AS [a-z]+)?"));
			assertThat(dockerfile).doesNotContain("ADD ").doesNotContainPattern("(PASSWORD|SECRET)=");
		}
		String pom = read("pom.xml");
		String version = pom.replaceAll("(?s).*<keycloak.version>(.*)</keycloak.version>.*", "$1");
		assertThat(read("config/container/keycloak.Dockerfile")).contains("keycloak/keycloak:" + version);
		assertThat(file.at("/services/keycloak/image").stringValue()).endsWith(":" + version);
	}

	@Test
	void everyPasswordIsDemandedAndNoneHasAValueHere() {
		var variable = VARIABLE.matcher(text);
		var asked = new TreeSet<String>();
		while (variable.find()) {
			asked.add(variable.group(1));
			if (PASSWORD.matcher(variable.group(1)).matches() && !variable.group(1).equals("ADP_SMTP_PASSWORD")) {
				assertThat(variable.group(2)).as(variable.group(1)).startsWith(":?");
			}
		}
		for (JsonNode service : file.get("services")) {
			service.get("environment").forEachEntry((name, value) -> {
				if (PASSWORD.matcher(name).matches()) {
					assertThat(value.stringValue()).as(name).matches("\\$\\{[A-Z_]+:[?-].*}");
				}
			});
		}
		assertThat(asked).hasSizeGreaterThan(15);
	}

	@Test
	void theGeneratorGivesEveryVariableOnceAndForItsOwnerAlone() throws Exception {
		Path env = folder.resolve("made.env");
		assertThat(secrets(env)).isZero();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env))).isEqualTo("rw-------");
		var given = new TreeSet<String>();
		var passwords = new ArrayList<String>();
		for (String line : Files.readAllLines(env)) {
			if (!line.isBlank() && !line.startsWith("#")) {
				String[] parts = line.split("=", 2);
				assertThat(given.add(parts[0])).as(line).isTrue();
				if (PASSWORD.matcher(parts[0]).matches() && !parts[0].equals("ADP_SMTP_PASSWORD")) {
					assertThat(parts[1]).as(parts[0]).matches("[A-Za-z0-9]{24}");
					passwords.add(parts[1]);
				}
			}
		}
		assertThat(passwords).doesNotHaveDuplicates();
		var asked = new TreeSet<String>();
		var variable = VARIABLE.matcher(text);
		while (variable.find()) {
			asked.add(variable.group(1));
		}
		assertThat(given).isEqualTo(asked);
		String before = Files.readString(env);
		assertThat(secrets(env)).isEqualTo(1);
		assertThat(env).hasContent(before);
	}

	@Test
	void keycloakGetsAllThatTheRealmAsksFor() throws Exception {
		var given = file.at("/services/keycloak/environment").propertyNames();
		assertThat(given).containsAll(RealmFileTests.placeholders(false));
		var optional = RealmFileTests.placeholders(true);
		optional.removeIf(name -> name.startsWith("ADP_EMPLOYER_"));
		assertThat(given).containsAll(optional);
		String launcher = read("adp");
		assertThat(RealmFileTests.placeholders(false)).isNotEmpty().allMatch(launcher::contains);
	}

	@Test
	void theScriptMakesTheRolesThatTheProgramKnows() {
		String script = read("config/container/databases.sh");
		assertThat(script).contains("create role adp_owner", "create role adp_app", "create role keycloak",
				"locale_provider builtin builtin_locale 'C.UTF-8'");
		String documented = read("docs/configuration.md");
		assertThat(documented).contains("create database adp owner adp_owner template template0 encoding 'UTF8'");
		assertThat(Path.of("config/container/databases.sh")).isExecutable();
	}

	/** Left out where no engine is there, as on the machines that build the program. */
	@Test
	void anEngineUnderstandsIt() throws Exception {
		assumeTrue(run("sh", "-c", "docker compose version") == 0,
				"There is no container engine here, so compose.yaml was read but not run.");
		Path env = folder.resolve("engine.env");
		secrets(env);
		Files.writeString(env,
				Files.readString(env)
					.replaceAll("(?m)^(ADP_ADDRESS|ADP_KEYCLOAK_ADDRESS)=$", "$1=https://localhost")
					.replaceAll("(?m)^ADP_FIRST_ADMINISTRATOR=$", "ADP_FIRST_ADMINISTRATOR=a@example.org"));
		assertThat(run("docker", "compose", "--env-file", env.toString(), "config", "--quiet")).isZero();
	}

	private int secrets(Path env) throws Exception {
		return run(Path.of("adp").toAbsolutePath().toString(), "secrets", env.toString());
	}

	private static int run(String... command) throws Exception {
		var process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	private static List<String> strings(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false).map(JsonNode::stringValue).toList();
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
