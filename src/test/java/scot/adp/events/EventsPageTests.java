package scot.adp.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import scot.adp.support.ProgramClasses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the events: it tells what is there, and what it once told stays, since
 * stored events name it.
 */
class EventsPageTests {

	private static final Path PAGE = Path.of("docs", "events.md");

	private static final Path STORED = Path.of("src", "test", "resources", "events");

	private static final JsonMapper JSON = JsonMapper.shared();

	/** Modules of the architecture that are not there yet. */
	private static final Set<String> TO_COME = Set.of("referrals", "housing", "justice", "workforce");

	private static final Path SOURCES = Path.of("src", "main", "java");

	private static final JavaClasses CLASSES = ProgramClasses.all();

	private static final Map<Class<?>, List<Method>> HEARD = heard();

	/** With {@code -Dadp.write-docs} the tables are written anew. */
	@Test
	void pageTellsAllEventsAndNothingThatWasReleasedIsGone() throws IOException {
		var lines = Files.readAllLines(PAGE);
		assertThat(gone(lines, events(), listeners(), said()))
			.as("Stored events still name them. Keep the name, and add another beside it")
			.isEmpty();
		var tables = tables();
		if (System.getProperty("adp.write-docs") != null) {
			lines = new ArrayList<>(lines.stream().takeWhile(line -> !line.startsWith("## ")).toList());
			lines.addAll(tables);
			Files.write(PAGE, lines);
		}

		assertThat(lines.stream().dropWhile(line -> !line.startsWith("## ")))
			.as("%s; write it anew with: mvn test -Dtest=EventsPageTests -Dadp.write-docs", PAGE)
			.containsExactlyElementsOf(tables);
	}

	/** The rule above, as long as nothing is gone. */
	@Test
	void eventOrListenerOfAnotherNameIsMissed() {
		var page = List.of("| `events.RecordsChanged` | … | `measures.records-changed`: computes |",
				"| `strategy.Gone` | … | |");

		assertThat(gone(page, Set.of("events.RecordsChanged", "strategy.Gone"), Set.of("measures.records-changed"),
				Set.of()))
			.isEmpty();
		assertThat(gone(page, Set.of("events.RecordsChanged"), Set.of("measures.other"), Set.of()))
			.containsExactly("measures.records-changed", "strategy.Gone");
	}

	@Test
	void componentThatIsGoneOrOfAnotherTypeIsMissed() {
		var page = List.of("| `events.RecordsChanged` | … | dataSet (DataSet), from (LocalDate) | … |");
		var events = Set.of("events.RecordsChanged");

		assertThat(gone(page, events, Set.of(), Set.of("events.RecordsChanged: dataSet (DataSet)",
				"events.RecordsChanged: from (LocalDate)", "events.RecordsChanged: to (LocalDate)")))
			.isEmpty();
		assertThat(gone(page, events, Set.of(), Set.of("events.RecordsChanged: from (Instant)")))
			.containsExactly("events.RecordsChanged: dataSet (DataSet)", "events.RecordsChanged: from (LocalDate)");
	}

	/** One of each type, in the form in which it was first stored: it stays as it is. */
	@Test
	void whatWasStoredOnceIsReadAndLosesNothing() {
		assertThat(types()).isNotEmpty().allSatisfy(type -> {
			Path kept = STORED.resolve(name(type) + ".json");
			assertThat(kept).as("One of %s as it is stored, with a value for each component", type.getSimpleName())
				.exists();
			JsonNode json = JSON.readTree(Files.readString(kept));
			assertThat(lost("", json, JSON.valueToTree(JSON.treeToValue(json, type)))).isEmpty();
		});
	}

	@Test
	void whatIsReadNoMoreIsMissed() {
		assertThat(
				lost("", JSON.readTree("{\"a\":{\"b\":[1,2]},\"c\":3}"), JSON.readTree("{\"a\":{\"b\":[1]},\"d\":3}")))
			.containsExactlyInAnyOrder("/a/b/1", "/c");
	}

	@Test
	void everyListenerHasAnIdOfItsModule() {
		assertThat(HEARD.values().stream().flatMap(List::stream)).isNotEmpty().allSatisfy(method -> {
			String module = method.getDeclaringClass().getPackageName().split("\\.")[2];
			assertThat(id(method)).matches(module + "\\.[a-z0-9-]+");
		});
		assertThat(HEARD.values().stream().flatMap(List::stream).map(EventsPageTests::id)).doesNotHaveDuplicates();
	}

	private static List<String> lost(String at, JsonNode stored, JsonNode read) {
		return switch (stored) {
			case ObjectNode object -> object.propertyNames()
				.stream()
				.flatMap(name -> lost(at + "/" + name, object.get(name), read.path(name)).stream())
				.toList();
			case ArrayNode array -> IntStream.range(0, array.size())
				.boxed()
				.flatMap(i -> lost(at + "/" + i, array.get(i), read.path(i)).stream())
				.toList();
			default -> stored.equals(read) ? List.of() : List.of(at);
		};
	}

	private static List<String> gone(List<String> page, Set<String> events, Set<String> listeners, Set<String> says) {
		var told = new TreeSet<String>();
		page.stream()
			.map(line -> Pattern.compile("^\\| `([\\w.]+)` \\|[^|]*\\|([^|]*)\\|").matcher(line))
			.filter(Matcher::find)
			.forEach(line -> Pattern.compile("\\w+ \\([^)]+\\)")
				.matcher(line.group(2))
				.results()
				.forEach(found -> told.add("%s: %s".formatted(line.group(1), found.group()))));
		page.stream()
			.filter(line -> line.startsWith("| `"))
			.forEach(line -> Pattern.compile("^\\| `([\\w.]+)`|`([a-z]+\\.[a-z0-9-]+)`:")
				.matcher(line)
				.results()
				.forEach(found -> told.add((found.group(1) != null) ? found.group(1) : found.group(2))));
		told.removeAll(events);
		told.removeAll(listeners);
		told.removeAll(says);
		return List.copyOf(told);
	}

	private static List<String> tables() {
		var lines = new ArrayList<String>(List.of("## Between modules", "",
				"| event | what happened | says beside its envelope | told by | heard by, and what it does | since | may leave |",
				"|---|---|---|---|---|---|---|"));
		busEvents().forEach(type -> lines
			.add("| `%s` | %s | %s | %s | %s | %s | %s |".formatted(name(type), firstSentence(type), payload(type),
					publishers(type), listeners(type), type.getAnnotation(Told.class).since(), leaves(type))));
		HEARD.keySet()
			.stream()
			.filter(type -> type.isInterface() && BusEvent.class.isAssignableFrom(type))
			.forEach(type -> lines
				.add("| `%s` | Any of these |  |  | %s |  |  |".formatted(name(type), listeners(type))));
		lines.addAll(List.of("", "## Of one module, or of modules that use one another", "",
				"| event | what happened | says | told by | heard by, and what it does |", "|---|---|---|---|---|"));
		HEARD.keySet()
			.stream()
			.filter(type -> !BusEvent.class.isAssignableFrom(type))
			.forEach(type -> lines.add("| `%s` | %s | %s | %s | %s |".formatted(name(type), firstSentence(type),
					payload(type), publishers(type), listeners(type))));
		return lines;
	}

	private static List<? extends Class<?>> busEvents() {
		return CLASSES.stream()
			.filter(it -> it.isAssignableTo(BusEvent.class) && it.isRecord())
			.sorted(Comparator.comparing(JavaClass::getName))
			.map(JavaClass::reflect)
			.toList();
	}

	private static Set<String> events() {
		return Stream.concat(busEvents().stream(), HEARD.keySet().stream())
			.map(EventsPageTests::name)
			.collect(Collectors.toSet());
	}

	/** What is stored by its name. */
	private static List<? extends Class<?>> types() {
		return Stream.concat(busEvents().stream(), HEARD.keySet().stream()).filter(Class::isRecord).distinct().toList();
	}

	private static Set<String> said() {
		return types().stream()
			.flatMap(type -> components(type).map(it -> "%s: %s".formatted(name(type), it)))
			.collect(Collectors.toSet());
	}

	private static String leaves(Class<?> type) {
		if (!type.getAnnotation(Told.class).leaves()) {
			return "no";
		}
		return (type == RecordsChanged.class) ? "yes, of " + DataSet.MAY_LEAVE.stream()
			.map(set -> "`%s`".formatted(set.value()))
			.sorted()
			.collect(Collectors.joining(", ")) : "yes";
	}

	private static Set<String> listeners() {
		return HEARD.values().stream().flatMap(List::stream).map(EventsPageTests::id).collect(Collectors.toSet());
	}

	private static Map<Class<?>, List<Method>> heard() {
		var heard = new TreeMap<Class<?>, List<Method>>(Comparator.comparing(Class::getName));
		CLASSES.stream()
			.flatMap(it -> it.getMethods().stream())
			.filter(it -> it.isAnnotatedWith(ApplicationModuleListener.class))
			.map(it -> it.reflect())
			.sorted(Comparator.comparing(EventsPageTests::id))
			.forEach(it -> heard.computeIfAbsent(it.getParameterTypes()[0], type -> new ArrayList<>()).add(it));
		return heard;
	}

	private static String name(Class<?> type) {
		return type.getName().substring("scot.adp.".length());
	}

	private static String id(Method method) {
		var listens = AnnotatedElementUtils.findMergedAnnotation(method, ApplicationModuleListener.class);
		return (listens != null) ? listens.id() : "";
	}

	private static String payload(Class<?> type) {
		return components(type).collect(Collectors.joining(", "));
	}

	private static Stream<String> components(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.filter(it -> it.getType() != Envelope.class)
			.map(it -> "%s (%s)".formatted(it.getName(),
					it.getGenericType()
						.getTypeName()
						.replaceAll("[\\w.]+\\.(\\w+)", "$1")
						.replace('$', '.')
						.replaceAll("<(\\w+)>", " of $1")));
	}

	private static String publishers(Class<?> type) {
		return CLASSES.get(type)
			.getConstructorCallsToSelf()
			.stream()
			.map(it -> it.getOriginOwner())
			.filter(it -> !it.isEquivalentTo(type))
			.map(it -> it.getName().substring("scot.adp.".length()).replaceAll("\\$.*", ""))
			.distinct()
			.sorted()
			.map("`%s`"::formatted)
			.collect(Collectors.joining(", "));
	}

	/**
	 * What nobody hears says from which module on somebody does, and of those that are
	 * there none.
	 */
	@Test
	void everyEventIsHeardOrSaysFromWhenOn() {
		assertThat(busEvents()).isNotEmpty()
			.allSatisfy(type -> assertThat(unexplained(type.getAnnotation(Told.class), HEARD.containsKey(type)))
				.as(type.getSimpleName())
				.isNull());
	}

	@Test
	void eventThatNobodyHearsAndThatSaysNothingIsMissed() {
		assertThat(unexplained(Blank.class.getAnnotation(Told.class), false)).contains("nobody hears it");
		assertThat(unexplained(Blank.class.getAnnotation(Told.class), true)).isNull();
		assertThat(unexplained(ForMeasures.class.getAnnotation(Told.class), false)).contains("measures is there");
		assertThat(unexplained(Kept.class.getAnnotation(Told.class), false)).contains("does not leave");
		assertThat(unexplained(ForMeasures.class.getAnnotation(Told.class), true)).contains("is heard");
	}

	@Told(since = "2026-11", about = "test.blank")
	private static final class Blank {

	}

	@Told(since = "2026-11", about = "test.measures", heardFrom = "measures")
	private static final class ForMeasures {

	}

	@Told(since = "2026-11", about = "test.kept", heardFrom = Told.ELSEWHERE)
	private static final class Kept {

	}

	/** What is wrong with what an event says of who is to hear it; null for nothing. */
	private static @Nullable String unexplained(Told told, boolean heard) {
		var from = List.of(told.heardFrom());
		if (heard) {
			return from.isEmpty() ? null : "it is heard: take away from which module on";
		}
		if (from.isEmpty()) {
			return "nobody hears it: bring a listener, or say from which module on";
		}
		for (String name : from) {
			if (name.equals(Told.ELSEWHERE)) {
				if (!told.leaves()) {
					return "it does not leave, so nobody elsewhere hears it";
				}
			}
			else if (Files.isDirectory(SOURCES.resolve("scot/adp").resolve(name))) {
				return name + " is there: bring its listener";
			}
			else if (!TO_COME.contains(name)) {
				return name + " is no module";
			}
		}
		return null;
	}

	private static String listeners(Class<?> type) {
		return HEARD.getOrDefault(type, List.of())
			.stream()
			.map(it -> "`%s`: %s".formatted(id(it), firstSentence(it)))
			.collect(Collectors.collectingAndThen(Collectors.joining("<br>"),
					heard -> heard.isEmpty() ? heardFrom(type) : heard));
	}

	private static String heardFrom(Class<?> type) {
		return Stream.of(type.getAnnotation(Told.class).heardFrom())
			.map(it -> it.equals(Told.ELSEWHERE) ? "other systems alone" : "heard from %s on".formatted(it))
			.collect(Collectors.joining("<br>"));
	}

	/** What a listener does, as its method says, or else its class. */
	private static String firstSentence(Method method) {
		String source = source(method.getDeclaringClass());
		String before = source.substring(0, source.indexOf("(id = \"%s\"".formatted(id(method))));
		int own = before.lastIndexOf("/**");
		return (own > Math.max(before.lastIndexOf("}"), before.lastIndexOf(";"))) ? sentence(before.substring(own))
				: firstSentence(method.getDeclaringClass());
	}

	/** What a type's Javadoc says first. */
	private static String firstSentence(Class<?> type) {
		String source = source(type);
		var declared = Pattern.compile("(?:class|record) " + type.getSimpleName() + "\\b").matcher(source);
		assertThat(declared.find()).isTrue();
		int begins = source.lastIndexOf("/**", declared.start());
		assertThat(begins).as("Javadoc of %s", type).isNotNegative();
		return sentence(source.substring(begins, declared.start()));
	}

	private static String sentence(String javadoc) {
		String text = javadoc.substring(3, javadoc.indexOf("*/"))
			.replaceAll("(?m)^\\s*\\*", " ")
			.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
			.replaceAll("\\s+", " ")
			.strip();
		return text.replaceAll("(?s)( @\\w+ | ?<p>).*", "").replaceAll("\\. .*", ".").replaceAll("\\.$", "");
	}

	private static String source(Class<?> type) {
		Class<?> top = (type.getNestHost() != null) ? type.getNestHost() : type;
		try {
			return Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
