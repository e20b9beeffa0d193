package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.platform.ConfigFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each of the seeded actions and principles says by what it is kept, or that it is not
 * yet; {@code docs/coverage.md} is written from that.
 */
class SeedCoverageTests {

	private static final Path PAGE = Path.of("docs", "coverage.md");

	private static final Pattern TYPE = Pattern.compile("(?m)^type (\\w+)");

	@Test
	void everyItemSaysByWhatItIsKept() {
		assertThat(seeded().keySet()).hasSize(84 + 27 + 27);
		assertThat(told().stream().map(Item::code)).containsExactlyElementsOf(seeded().keySet());
		assertThat(told()).isNotEmpty()
			.allMatch(item -> (item.kept() == null) != (item.notYet() == null), "is kept or not yet");
	}

	@Test
	void whatIsKeptIsThereAndWhatIsThereIsNotCalledNotYet() throws IOException {
		Set<String> types = TYPE.matcher(Files.readString(Path.of("docs", "graphql", "schema.graphqls")))
			.results()
			.map(found -> found.group(1))
			.collect(Collectors.toSet());

		assertThat(told()).filteredOn(item -> item.kept() != null)
			.isNotEmpty()
			.allMatch(item -> !item.types().isEmpty() && types.containsAll(item.types()),
					"its types are in the schema");
		assertThat(told()).filteredOn(item -> item.notYet() != null)
			.isNotEmpty()
			.allMatch(item -> item.types().stream().noneMatch(types::contains),
					"none of its types is in the schema yet");
	}

	@Test
	void pageTellsIt() throws IOException {
		var page = page();
		if (System.getProperty("adp.write-docs") != null) {
			Files.write(PAGE, page);
		}

		assertThat(Files.readAllLines(PAGE)).isEqualTo(page);
	}

	private static List<String> page() {
		var titles = seeded();
		var items = told();
		var page = new ArrayList<String>();
		page.add("# What keeps each promise");
		page.add("");
		page.add(
				"%d of %d seeded actions and principles are kept by a record of the program. Written by a test from `coverage.yaml`."
					.formatted(items.stream().filter(item -> item.kept() != null).count(), items.size()));
		page.add("");
		page.add("| item | title | kept by |");
		page.add("|---|---|---|");
		items
			.forEach(
					item -> page.add("| %s | %s | %s |".formatted(item.code(), titles.get(item.code()),
							(item.kept() != null) ? "%s (%s)".formatted(item.kept(),
									item.types().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))
									: "*not yet*: " + item.notYet())));
		return page;
	}

	/** The titles of what was seeded, by code. */
	private static Map<String, String> seeded() {
		var titles = new LinkedHashMap<String, String>();
		var plan = ConfigFile.read(Path.of("config", "plans", "NAADP-2025.yaml")).root();
		var workforce = ConfigFile.read(Path.of("config", "plans", "WAP-2023.yaml")).root();
		Stream
			.of(plan.entries("actions").stream(),
					plan.entries("principles").stream().flatMap(principle -> principle.entries("items").stream()),
					workforce.entries("actions").stream())
			.flatMap(entries -> entries)
			.forEach(entry -> titles.put(entry.text("code"), entry.text("title")));
		return titles;
	}

	private static List<Item> told() {
		return ConfigFile.read(Path.of("src", "test", "resources", "coverage.yaml"))
			.root()
			.entries("items")
			.stream()
			.map(entry -> new Item(entry.text("code"), entry.optionalText("kept"), entry.optionalText("notYet"),
					entry.codes("types", type -> type)))
			.toList();
	}

	private record Item(String code, @Nullable String kept, @Nullable String notYet, List<String> types) {
	}

}
