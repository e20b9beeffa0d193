package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import scot.adp.platform.Allowed;
import scot.adp.platform.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the access matrix to what {@link Allowed} says. */
class AccessMatrixTests {

	private static final Path PAGE = Path.of("docs", "access-matrix.md");

	private final List<JavaMethod> guarded = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
		.importPackages("scot.adp")
		.stream()
		.flatMap(type -> type.getMethods().stream())
		.filter(method -> method.isAnnotatedWith(Allowed.class))
		.toList();

	@Test
	void anOperationIsAllowedAlikeWhereverItIsDone() {
		assertThat(operations()).isNotEmpty()
			.allSatisfy((operation, methods) -> assertThat(methods.stream().map(AccessMatrixTests::cells).distinct())
				.hasSize(1));
	}

	/** With {@code -Dadp.write-docs=true} the table is written anew. */
	@Test
	void pageTellsWhatIsAllowed() throws IOException {
		var table = table();
		if (Boolean.getBoolean("adp.write-docs")) {
			write(table);
		}
		assertThat(Files.readAllLines(PAGE).stream().filter(AccessMatrixTests::isOfTable))
			.as("%s; write it anew with: mvn test -Dtest=AccessMatrixTests -Dadp.write-docs=true", PAGE)
			.containsExactlyElementsOf(table);
	}

	private Map<String, List<JavaMethod>> operations() {
		return guarded.stream()
			.collect(Collectors.groupingBy(method -> allowed(method).operation(), TreeMap::new, Collectors.toList()));
	}

	private List<String> table() {
		var roles = Arrays.stream(Role.values()).map(role -> "`" + role.code() + "`").toList();
		var table = new ArrayList<String>();
		table.add("| operation | %s | reaches | methods |".formatted(String.join(" | ", roles)));
		table.add("|---|%s---|---|".formatted("---|".repeat(roles.size())));
		operations().forEach((operation, methods) -> {
			var names = methods.stream()
				.map(method -> "`%s.%s`".formatted(method.getOwner().getSimpleName(), method.getName()))
				.collect(Collectors.toCollection(TreeSet::new));
			table.add("| `%s` | %s | %s |".formatted(operation, cells(methods.getFirst()), String.join(", ", names)));
		});
		return table;
	}

	private static String cells(JavaMethod method) {
		Allowed allowed = allowed(method);
		var granted = List.of(allowed.roles());
		String roles = Arrays.stream(Role.values())
			.map(role -> (allowed.to().includes(role) || granted.contains(role)) ? "yes" : "-")
			.collect(Collectors.joining(" | "));
		return roles + " | " + switch (allowed.scope()) {
			case PARTNERSHIP -> "the partnership";
			case OWN_UNITS -> "own units";
		};
	}

	private static Allowed allowed(JavaMethod method) {
		return method.getAnnotationOfType(Allowed.class);
	}

	private static boolean isOfTable(String line) {
		return line.startsWith("|");
	}

	private static void write(List<String> table) throws IOException {
		var lines = new ArrayList<String>(Files.readAllLines(PAGE));
		int place = (int) lines.stream().takeWhile(line -> !isOfTable(line)).count();
		lines.removeIf(AccessMatrixTests::isOfTable);
		lines.addAll(Math.min(place, lines.size()), table);
		Files.write(PAGE, lines);
	}

}
