package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.modulith.docs.Documenter;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ModularityTests {

	private static final Path KEPT = Path.of("docs", "modules");

	private static final Path LIST = Path.of("src", "main", "resources", "META-INF", "spring-modulith",
			"application-modules.json");

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Path WRITTEN = Path.of("target", "spring-modulith-docs");

	private final ApplicationModules modules = ApplicationModules.of(AdpApplication.class);

	@Test
	void modulesUseOneAnotherOnlyAsDeclared() {
		modules.verify();
	}

	/** With {@code -Dadp.write-docs} the pages are written anew. */
	@Test
	void keptCanvasesTellWhatTheModulesAre() throws IOException {
		FileSystemUtils.deleteRecursively(WRITTEN);
		new Documenter(modules).writeModuleCanvases().writeModulesAsPlantUml();
		var written = texts(WRITTEN);
		if (System.getProperty("adp.write-docs") != null) {
			FileSystemUtils.deleteRecursively(KEPT);
			FileSystemUtils.copyRecursively(WRITTEN, KEPT);
		}
		assertThat(texts(KEPT)).as("docs/modules; write it anew with: mvn test -Dtest=ModularityTests -Dadp.write-docs")
			.isEqualTo(written);
	}

	/**
	 * The program reads this list at each start instead of searching all its classes for
	 * the modules, which takes seconds. With {@code -Dadp.write-docs} it is written anew.
	 */
	@Test
	void keptListNamesTheModules() throws IOException {
		var written = JSON.readTree(new ApplicationModulesExporter(modules).toJson());
		if (System.getProperty("adp.write-docs") != null) {
			Files.createDirectories(LIST.getParent());
			Files.writeString(LIST, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
		}
		assertThat(parts(JSON.readTree(LIST)))
			.as("%s; write it anew with: mvn test -Dtest=ModularityTests -Dadp.write-docs", LIST)
			.isEqualTo(parts(written));
	}

	/** What a tree says, without the order of its lists, which is not steady. */
	private static Object parts(JsonNode node) {
		if (node.isObject()) {
			var fields = new TreeMap<String, Object>();
			node.properties().forEach(field -> fields.put(field.getKey(), parts(field.getValue())));
			return fields;
		}
		return node.isArray() ? node.valueStream().map(it -> parts(it).toString()).sorted().toList() : node.asString();
	}

	/**
	 * The lines of each page, sorted: the generator lists alike things in no steady
	 * order.
	 */
	private static Map<String, List<String>> texts(Path folder) throws IOException {
		var texts = new TreeMap<String, List<String>>();
		if (Files.exists(folder)) {
			try (var files = Files.walk(folder)) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					texts.put(folder.relativize(file).toString(),
							Files.readAllLines(file)
								.stream()
								.map(line -> line.replaceFirst("^\\|(?=\\*)", "").replaceFirst(" \\+$", "").strip())
								.sorted()
								.toList());
				}
			}
		}
		return texts;
	}

}
