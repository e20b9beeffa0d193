package scot.adp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the access matrix to what {@link Allowed} says. */
class AccessMatrixTests {

	private static final Path PAGE = Path.of("docs", "access-matrix.md");

	private static final List<Method> GUARDED = guarded();

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
		assertThat(told(Files.readAllLines(PAGE)))
			.as("%s; write it anew with: mvn test -Dtest=AccessMatrixTests -Dadp.write-docs=true", PAGE)
			.containsExactlyElementsOf(table);
	}

	/** What is about single persons is for those who may see such rows. */
	@Test
	void noRoleOfTheSupportTeamReadsRowsAboutSinglePersons() {
		assertThat(Role.values()).filteredOn(role -> role.name().startsWith("ADP_"))
			.isNotEmpty()
			.noneMatch(Role::personLevel);
		assertThat(GUARDED).filteredOn(method -> allowed(method).personLevel())
			.isNotEmpty()
			.allMatch(method -> isForThoseWhoSeePersons(allowed(method)), "is for those who may see such rows");
	}

	/** Planted failures of the rule above. */
	@Test
	void whatIsAboutSinglePersonsIsKeptFromOthers() throws NoSuchMethodException {
		assertThat(isForThoseWhoSeePersons(planted("ofAPractitioner"))).isTrue();
		assertThat(isForThoseWhoSeePersons(planted("ofTheSupportTeamToo"))).isFalse();
		assertThat(isForThoseWhoSeePersons(planted("ofEverybody"))).isFalse();
		assertThat(isForThoseWhoSeePersons(planted("ofNobody"))).isFalse();
	}

	@Test
	void noProgramDoesWhatIsForPeople() {
		assertThat(GUARDED)
			.filteredOn(method -> EnumSet.of(Audience.PEOPLE, Audience.ANY_PERSON).contains(allowed(method).to()))
			.isNotEmpty()
			.allSatisfy(method -> assertThat(Role.values()).filteredOn(role -> may(allowed(method), role))
				.isNotEmpty()
				.noneMatch(Role::machine));
		assertThat(GUARDED).filteredOn(method -> may(allowed(method), Role.DASHBOARD))
			.filteredOn(method -> allowed(method).to() != Audience.PUBLIC)
			.extracting(method -> allowed(method).operation())
			.isNotEmpty()
			.allMatch(operation -> operation.endsWith(".read")
					|| Set.of("shell.search", "exchange.list.save", "strategy.plan.export", "identity.use.accept")
						.contains(operation),
					"a program that reads changes nothing");
	}

	/** Pages, and what they offer, ask for operations that there are. */
	@Test
	void everyOperationThatIsAskedForIsThereAndHasWords() throws IOException {
		var known = operations().keySet();
		var asked = Pattern.compile("\\bmay\\(\"([^\"]+)\"\\)|@OpenTo\\(\"([^\"]+)\"\\)");
		var found = new TreeSet<String>();
		try (var files = Files.walk(Path.of("src", "main", "java"))) {
			for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
				asked.matcher(Files.readString(file))
					.results()
					.forEach(it -> found.add((it.group(1) != null) ? it.group(1) : it.group(2)));
			}
		}
		var words = new Properties();
		try (var files = Files.list(Path.of("src", "main", "resources", "words"))) {
			for (Path file : files.toList()) {
				try (var reader = Files.newBufferedReader(file)) {
					words.load(reader);
				}
			}
		}

		assertThat(found).isNotEmpty().isSubsetOf(known);
		assertThat(known).isNotEmpty().allMatch(operation -> words.containsKey("operation." + operation), "has words");
		assertThat(known).isNotEmpty()
			.allMatch(
					operation -> words
						.containsKey("access-matrix.module." + operation.substring(0, operation.indexOf('.'))),
					"has a module with words");
		assertThat(Role.values()).allMatch(role -> words.containsKey("role." + role.name())
				&& words.containsKey("access-matrix.role." + role.name()), "has words");
	}

	private static boolean isForThoseWhoSeePersons(Allowed allowed) {
		var readers = Arrays.stream(Role.values()).filter(role -> may(allowed, role)).toList();
		return !readers.isEmpty() && readers.stream().allMatch(Role::personLevel);
	}

	private static Allowed planted(String method) throws NoSuchMethodException {
		return Planted.class.getDeclaredMethod(method).getAnnotation(Allowed.class);
	}

	private static boolean may(Allowed allowed, Role role) {
		return allowed.to().includes(role) || List.of(allowed.roles()).contains(role);
	}

	private static Map<String, List<Method>> operations() {
		return GUARDED.stream()
			.collect(Collectors.groupingBy(method -> allowed(method).operation(), TreeMap::new, Collectors.toList()));
	}

	private static List<String> table() {
		var roles = Arrays.stream(Role.values()).map(role -> "`" + role.code() + "`").toList();
		var table = new ArrayList<String>();
		table.add("| operation | %s | reaches | methods |".formatted(String.join(" | ", roles)));
		table.add("|---|%s---|---|".formatted("---|".repeat(roles.size())));
		operations().forEach((operation, methods) -> {
			var names = methods.stream()
				.map(method -> "`%s.%s`".formatted(method.getDeclaringClass().getSimpleName(), method.getName()))
				.collect(Collectors.toCollection(TreeSet::new));
			table.add("| `%s` | %s | %s |".formatted(operation, cells(methods.getFirst()), String.join(", ", names)));
		});
		return table;
	}

	private static String cells(Method method) {
		Allowed allowed = allowed(method);
		String roles = Arrays.stream(Role.values())
			.map(role -> may(allowed, role) ? "yes" : "-")
			.collect(Collectors.joining(" | "));
		return roles + " | " + switch (allowed.scope()) {
			case PARTNERSHIP -> "the partnership";
			case OWN_UNITS -> "own units";
		};
	}

	/** The methods of the program that say who may call them. */
	private static List<Method> guarded() {
		var methods = new ArrayList<Method>();
		var reading = MetadataReaderFactory.create(AccessMatrixTests.class.getClassLoader());
		try {
			for (var file : new PathMatchingResourcePatternResolver()
				.getResources("file:target/classes/scot/adp/**/*.class")) {
				var type = reading.getMetadataReader(file).getAnnotationMetadata();
				if (type.hasAnnotatedMethods(Allowed.class.getName())) {
					Arrays.stream(ClassUtils.resolveClassName(type.getClassName(), null).getDeclaredMethods())
						.filter(method -> !method.isSynthetic() && method.isAnnotationPresent(Allowed.class))
						.forEach(methods::add);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return List.copyOf(methods);
	}

	private static Allowed allowed(Method method) {
		return method.getAnnotation(Allowed.class);
	}

	/** The lines of the matrix, which is the last table of the page. */
	private static List<String> told(List<String> lines) {
		return lines.stream().dropWhile(line -> !line.startsWith("| operation ")).toList();
	}

	private static void write(List<String> table) throws IOException {
		var lines = new ArrayList<String>(
				Files.readAllLines(PAGE).stream().takeWhile(line -> !line.startsWith("| operation ")).toList());
		lines.addAll(table);
		Files.write(PAGE, lines);
	}

	/** Declarations as a sector could make them. */
	private static final class Planted {

		@Allowed(operation = "test.person.read", roles = Role.PRACTITIONER, personLevel = true)
		void ofAPractitioner() {
		}

		@Allowed(operation = "test.person.read", roles = { Role.PRACTITIONER, Role.ADP_LEAD }, personLevel = true)
		void ofTheSupportTeamToo() {
		}

		@Allowed(operation = "test.person.read", to = Audience.READERS, personLevel = true)
		void ofEverybody() {
		}

		@Allowed(operation = "test.person.read", roles = {}, personLevel = true)
		void ofNobody() {
		}

	}

}
