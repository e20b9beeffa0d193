package scot.adp;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import scot.adp.AccessSamples.Mutation;
import scot.adp.AccessWorld.Marker;
import scot.adp.AccessWorld.Reader;
import scot.adp.AccessWorld.Standing;
import scot.adp.exchange.ListExports;
import scot.adp.identity.Operation;
import scot.adp.identity.Operations;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.strategy.Evidence;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries every route, query, mutation and kind of node as every role, within the unit that
 * an action belongs to and outside, and compares with what the access matrix says.
 */
@AdpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessTests {

	/** The most of a query. */
	private static final int ALIASES = 30;

	private static final Set<String> REFUSED = Set.of("ClosedView", "RefusedView");

	private static final Set<String> FAILED = Set.of("FailureView", "NotFoundView", "ProblemView");

	/** Words that say how much is asked for are left as they are. */
	private static final Set<String> BLANKED = Set.of("words", "title", "reason", "why", "answer", "decided", "others",
			"whatHappened", "note", "link");

	/** How many levels of fields an answer is asked for: the action, a query, a node. */
	private static final int DEEPEST = 8;

	private static final int DEEP = 4;

	private static final int SHALLOW = 3;

	@Autowired
	Operations operations;

	@Autowired
	GraphQlSource source;

	@Autowired
	ListExports exports;

	@Autowired
	Evidence evidence;

	@Autowired
	ApplicationContext context;

	private AccessWorld world;

	/** One of all readers with the same rights. */
	private List<Reader> tried;

	private final Map<Reader, Set<Marker>> seen = new HashMap<>();

	private final Map<Reader, Set<Marker>> seenOnPages = new HashMap<>();

	private final Map<String, Integer> cases = new TreeMap<>();

	@BeforeAll
	void fillWorld() {
		world = new AccessWorld(context);
		tried = List.copyOf(world.readers.stream()
			.collect(Collectors.toMap(reader -> isWhereASlipWouldShow(reader)
					? List.of(reader.standing(), rights(reader)) : belonging(reader), it -> it, (one, other) -> one,
					LinkedHashMap::new))
			.values());
	}

	/**
	 * Where one belongs is nothing to a role that has no rights for its unit alone. Then
	 * a right too many would show within the unit, and one too few outside; of the others
	 * one of each kind is tried.
	 */
	private static boolean isWhereASlipWouldShow(Reader reader) {
		Role role = reader.role();
		if (role.readsForUnit() || role.readsAsTeam() != role.supportTeam()) {
			return true;
		}
		return reader.standing() == (role.supportTeam() ? Standing.OUTSIDE : Standing.INSIDE);
	}

	/** Where one belongs, and what that is to one's role. */
	private static List<Object> belonging(Reader reader) {
		Role role = reader.role();
		return List.of(reader.standing(), role.readsForUnit(), role.readsAsTeam(), Marker.RECORD.isFor(reader));
	}

	/** All that the matrix, the roles and the layers of words tell readers apart by. */
	private Rights rights(Reader reader) {
		return new Rights(
				operations.all()
					.stream()
					.filter(operation -> operation.roles().contains(reader.role()))
					.map(Operation::name)
					.toList(),
				Arrays.stream(Role.class.getDeclaredMethods())
					.filter(method -> method.getReturnType() == boolean.class && method.getParameterCount() == 0)
					.filter(method -> Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, reader.role())))
					.map(Method::getName)
					.sorted()
					.toList(),
				Arrays.stream(Marker.values()).filter(marker -> marker.isFor(reader)).toList());
	}

	@AfterAll
	void closeWorld() {
		System.out.printf("AccessTests tried %d cases as %d of %d readers: %s%n",
				cases.values().stream().mapToInt(Integer::intValue).sum(), tried.size(), world.readers.size(), cases);
		world.close();
	}

	@Test
	void everythingHasASample() {
		GraphQLSchema schema = source.schema();

		assertThat(AccessSamples.QUERIES.keySet()).as("queries").isEqualTo(names(schema.getQueryType()));
		assertThat(AccessSamples.MUTATIONS.keySet()).as("mutations")
			.isEqualTo(names(Objects.requireNonNull(schema.getMutationType())));
		assertThat(AccessSamples.NODES.keySet()).as("nodes")
			.isEqualTo(schema.getImplementations((GraphQLInterfaceType) Objects.requireNonNull(schema.getType("Node")))
				.stream()
				.map(type -> type.getName())
				.collect(Collectors.toCollection(TreeSet::new)));
		assertThat(AccessSamples.PAGES.keySet()).as("routes").isEqualTo(routes().keySet());
	}

	/** Each within the unit, outside or both; each kind of role in both. */
	@Test
	void allRightsOfAnybodyAreTried() {
		assertThat(world.readers.stream().map(Reader::role)).contains(Role.values());
		assertThat(tried.stream().map(this::rights)).containsAll(world.readers.stream().map(this::rights).toList());
		assertThat(tried.stream().map(AccessTests::belonging))
			.containsAll(world.readers.stream().map(AccessTests::belonging).toList());
	}

	@Test
	@Order(1)
	void everyQueryAnswersThoseTheMatrixNames() {
		var wrong = new ArrayList<String>();
		String document = "{ %s }".formatted(AccessSamples.QUERIES.values()
			.stream()
			.map(query -> query.call().apply(world))
			.collect(Collectors.joining(" ")));
		for (Reader reader : tried) {
			var answer = reader.client().query(document);
			see(reader, answer.response().body(), "queries", wrong);
			AccessSamples.QUERIES.forEach((field, query) -> {
				count("queries");
				compare(reader, "query " + field, may(reader, query.operation()), codes(answer, field), wrong);
			});
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	@Order(1)
	void everyNodeAnswersThoseTheMatrixNames() {
		var wrong = new ArrayList<String>();
		var types = List.copyOf(AccessSamples.NODES.keySet());
		for (int from = 0; from < types.size(); from += ALIASES) {
			var some = types.subList(from, Math.min(types.size(), from + ALIASES));
			var document = new StringBuilder();
			some.forEach(type -> document
				.append("a%s: node(id: \"%s\") { __typename } ".formatted(type, node(type).call().apply(world))));
			for (Reader reader : tried) {
				var answer = reader.client().query("{ %s }".formatted(document));
				some.forEach(type -> node(reader, type, answer, wrong));
			}
		}
		assertThat(wrong).isEmpty();
	}

	private void node(Reader reader, String type, Answer answer, List<String> wrong) {
		count("nodes");
		boolean may = may(reader, node(type).operation());
		compare(reader, "node " + type, may, codes(answer, "a" + type), wrong);
		String found = answer.data("/a%s/__typename".formatted(type)).asString("");
		@Nullable Marker hidden = AccessSamples.HIDDEN_NODES.get(type);
		if ((may && (hidden == null || hidden.isFor(reader))) != found.equals(type)) {
			wrong.add("%s got %s as node %s".formatted(reader, found, type));
		}
	}

	private static AccessSamples.Query node(String type) {
		return Objects.requireNonNull(AccessSamples.NODES.get(type));
	}

	/** Role before all else: what is sent is not even worth a look. */
	@Test
	void everyMutationRefusesThoseTheMatrixDoesNotName() {
		var wrong = new ArrayList<String>();
		for (Reader reader : tried) {
			world.own(reader, true);
			var inputs = new TreeMap<String, Map<String, Object>>();
			AccessSamples.MUTATIONS.forEach((field, mutation) -> {
				if (!may(reader, mutation.operation())) {
					inputs.put(field, blank(mutation.input().apply(world)));
				}
			});
			refused(reader, inputs, "mutations refused by role", wrong);
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void everyMutationRefusesWhatIsOutsideTheScope() {
		var wrong = new ArrayList<String>();
		for (Reader reader : tried) {
			world.own(reader, false);
			var inputs = new TreeMap<String, Map<String, Object>>();
			AccessSamples.MUTATIONS.forEach((field, mutation) -> {
				if (may(reader, mutation.operation()) && !reaches(reader, mutation, false)) {
					inputs.put(field, mutation.input().apply(world));
				}
			});
			refused(reader, inputs, "mutations refused by scope", wrong);
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void everyMutationTakesWhatTheMatrixAllows() {
		var wrong = new ArrayList<String>();
		for (Reader reader : tried) {
			world.own(reader, true);
			AccessSamples.MUTATIONS.forEach((field, mutation) -> {
				if (may(reader, mutation.operation()) && reaches(reader, mutation, true)) {
					count("mutations allowed");
					var answer = send(reader, Map.of(field, mutation.input().apply(world)));
					compare(reader, "mutation " + field, true, codes(answer, field), wrong);
				}
			});
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	@Order(1)
	void everyPageOpensToThoseTheMatrixNamesAndKeepsWhatIsKept() {
		var wrong = new ArrayList<String>();
		var routes = routes();
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp")) {
			for (Reader reader : tried) {
				try (var person = program.newUser(reader.authentication()); var window = person.newWindow()) {
					AccessSamples.PAGES.forEach((route, addresses) -> {
						Class<?> page = Objects.requireNonNull(routes.get(route));
						boolean open = page.isAnnotationPresent(AnonymousAllowed.class)
								|| (!reader.role().machine() && may(reader, page.getAnnotation(OpenTo.class).value()));
						boolean known = !AccessSamples.OF_THE_UNIT_ALONE.contains(route)
								|| reader.standing() == Standing.INSIDE
								|| (AccessSamples.OF_THE_TEAM_TOO.contains(route) && reader.role().readsAsTeam());
						for (String address : addresses) {
							count("pages");
							look(reader, window.getUI(), address, open, known, wrong);
						}
					});
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	@Order(1)
	void nothingThatIsKeptFromAReaderIsInAnAnswer() {
		var wrong = new ArrayList<String>();
		var documents = everything();
		for (Reader reader : tried) {
			documents.forEach((name, document) -> {
				count("whole answers");
				var answer = reader.client().query(document);
				assertThat(answer.response().body()).as(name).doesNotContain("ValidationError", "query is too large");
				see(reader, answer.response().body(), name, wrong);
				explain(reader, answer, name, wrong);
			});
			var searches = new StringBuilder();
			for (Marker marker : Marker.values()) {
				count("searches");
				searches.append("%s: search(text: \"%s\") { hits { code title detail part } } ".formatted(marker,
						world.word(marker)));
			}
			see(reader, reader.client().query("{ %s }".formatted(searches)).response().body(), "searches", wrong);
			count("files");
			AccessWorld.as(reader, () -> see(reader, opened(), "the file", wrong));
		}
		assertThat(wrong).isEmpty();
	}

	/** Or the markers above would be missing for want of looking. */
	@Test
	@Order(2)
	void everyReaderFindsWhatIsForThem() {
		assertThat(cases).as("Run the whole class: this looks at what its other tests saw.")
			.containsKeys("pages", "whole answers");
		var wrong = new ArrayList<String>();
		for (Reader reader : tried) {
			for (Marker marker : Marker.values()) {
				if (!marker.isFor(reader)) {
					continue;
				}
				if (marker.isAnswered() && !seen.getOrDefault(reader, Set.of()).contains(marker)) {
					wrong.add("%s was not told %s".formatted(reader, marker));
				}
				if (marker.isShown() && !reader.role().machine()
						&& !seenOnPages.getOrDefault(reader, Set.of()).contains(marker)) {
					wrong.add("%s did not see %s on a page".formatted(reader, marker));
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	private void look(Reader reader, UI ui, String address, boolean open, boolean known, List<String> wrong) {
		String place = fill(address);
		String name;
		String words;
		try {
			int query = place.indexOf('?');
			ui.navigate((query < 0) ? place : place.substring(0, query),
					QueryParameters.fromString((query < 0) ? "" : place.substring(query + 1)));
			// Words that are kept come into their forms before the answer goes out.
			ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
			name = ui.getInternals().getActiveRouterTargetsChain().getFirst().getClass().getSimpleName();
			words = Rendered.of(ui, exports);
		}
		catch (RuntimeException ex) {
			wrong.add("%s at /%s failed: %s".formatted(reader, place, ex));
			return;
		}
		boolean fine = (open && !known) ? name.equals("NotFoundView")
				: REFUSED.contains(name) != open && !FAILED.contains(name);
		if (!fine) {
			wrong.add("%s at /%s came to %s".formatted(reader, place, name));
		}
		see(reader, words, "/" + place, wrong);
	}

	private String fill(String address) {
		return address.replace("{plan}", world.plan.code())
			.replace("{action}", world.action)
			.replace("{group}", world.plan.group())
			.replace("{on}", world.meeting.toString())
			.replace("{account}", world.uuid("Account").toString())
			.replace("{email}", world.word(Marker.EMAIL))
			.replace("{alert}", world.uuid("DrugAlert").toString())
			.replace("{service}", world.uuid("OwnService").toString())
			.replace("{keyed}", world.uuid("KeyedSession").toString())
			.replace("{feed}", world.uuid("Feed").toString())
			.replace("{supply}", world.uuid("NaloxoneSupply").toString())
			.replace("{programme}", world.programme().code())
			.replace("{resource}", world.resource())
			.replace("{campaign}", world.campaign())
			.replace("{set}", world.messageSet())
			.replace("{place}", world.uuid("StockOutlet").toString())
			.replace("{outlet}", world.uuid("NaloxoneOutlet").toString())
			.replace("{path}", world.uuid("WorkPath").toString())
			.replace("{check}", world.uuid("NeedCheck").toString())
			.replace("{learner}", world.uuid("LearnerPath").toString())
			.replace("{volunteer}", world.uuid("Volunteer").toString())
			.replace("{help}", world.uuid("HelpGiven").toString())
			.replace("{grant}", world.uuid("Grant").toString())
			.replace("{course}", world.uuid("CraftCourse").toString())
			.replace("{start}", world.uuid("TherapyStart").toString())
			.replace("{aftercare}", world.uuid("Aftercare").toString())
			.replace("{family}", world.uuid("FamilySupport").toString())
			.replace("{wait}", world.uuid("Wait").toString())
			.replace("{stay}", world.uuid("Stay").toString())
			.replace("{care}", world.uuid("JointCare").toString())
			.replace("{reach}", world.uuid("ReachOut").toString())
			.replace("{episode}", world.uuid("TreatmentEpisode").toString())
			.replace("{voice}", world.uuid("ServiceFeedback").toString())
			.replace("{learning}", world.uuid("Learning").toString())
			.replace("{task}", world.uuid("LearningTask").toString())
			.replace("{member}", world.uuid("Member").toString())
			.replace("{words}", world.word(Marker.RECORD));
	}

	private String opened() {
		try {
			return new String(evidence.open(new Evidence.Id(world.uuid("Evidence"))).content(), StandardCharsets.UTF_8);
		}
		catch (Problem | AccessDeniedException refused) {
			return "";
		}
	}

	/** Notes the markers that a reader got to see, and those that are not for them. */
	private void see(Reader reader, String words, String where, List<String> wrong) {
		String folded = words.toLowerCase(Locale.ROOT);
		for (Marker marker : Marker.values()) {
			// What somebody searches for is told back to them.
			if (folded.contains(world.word(marker)) && !where.startsWith("/search")) {
				(where.startsWith("/") ? seenOnPages : seen).computeIfAbsent(reader, it -> EnumSet.noneOf(Marker.class))
					.add(marker);
				if (!marker.isFor(reader, where)) {
					wrong.add("%s read %s in %s".formatted(reader, marker, where));
				}
			}
		}
	}

	private boolean may(Reader reader, String operation) {
		return operation(operation).roles().contains(reader.role());
	}

	private Operation operation(String name) {
		return operations.find(name).orElseThrow(() -> new AssertionError("No operation is called " + name));
	}

	private boolean reaches(Reader reader, Mutation mutation, boolean own) {
		if (reader.role().supportTeam()) {
			return true;
		}
		return switch (mutation.reach()) {
			case OF_ONESELF -> own;
			case OF_THE_UNIT -> reader.standing() == Standing.INSIDE && reader.role().recordsForUnit();
			case OF_PARTNERS -> reader.standing() == Standing.PARTNER;
			case OF_THE_TEAM_TOO -> reader.role().readsAsTeam() || reader.writesLed();
			case OF_THE_ORGANISATION -> true;
			case OF_A_NAMED_UNIT -> false;
			case OF_THE_OPERATION -> operation(mutation.operation()).scope() == Scope.PARTNERSHIP || reader.writesLed();
		};
	}

	private static void compare(Reader reader, String what, boolean allowed, List<String> codes, List<String> wrong) {
		if (codes.contains("FORBIDDEN") == allowed || codes.contains("INTERNAL")) {
			wrong.add("%s, %s: %s, and it answered %s".formatted(reader, what, allowed ? "allowed" : "not allowed",
					codes));
		}
	}

	private void refused(Reader reader, Map<String, Map<String, Object>> inputs, String kind, List<String> wrong) {
		if (inputs.isEmpty()) {
			return;
		}
		var before = world.rows();
		var answer = send(reader, inputs);
		inputs.keySet().forEach(field -> {
			count(kind);
			compare(reader, "mutation " + field, false, codes(answer, field), wrong);
		});
		world.rows().forEach((table, rows) -> {
			if (!rows.equals(before.get(table))) {
				wrong.add("%s, %s: %s changed".formatted(reader, kind, table));
			}
		});
	}

	/** Sends mutations one after the other. */
	private Answer send(Reader reader, Map<String, Map<String, Object>> inputs) {
		var given = new ArrayList<String>();
		var fields = new ArrayList<String>();
		for (String field : inputs.keySet()) {
			var mutation = Objects.requireNonNull(source.schema().getMutationType()).getFieldDefinition(field);
			given.add("$%s: %s".formatted(field, GraphQLTypeUtil.simplePrint(mutation.getArgument("input").getType())));
			fields.add("%s(input: $%s) { __typename }".formatted(field, field));
		}
		var answer = reader.client()
			.query("mutation(%s) { %s }".formatted(String.join(", ", given), String.join(" ", fields)), inputs);
		assertThat(answer.body().has("data")).as("%s %s", inputs, answer.response().body()).isTrue();
		return answer;
	}

	/** The codes of what went wrong with one field of a document. */
	private static List<String> codes(Answer answer, String field) {
		return answer.errors()
			.stream()
			.filter(error -> error.at("/path/0").asString("").equals(field))
			.map(error -> error.at("/extensions/code").asString(""))
			.toList();
	}

	/** Each refusal within an answer has its reason in the matrix or in the scope. */
	private void explain(Reader reader, Answer answer, String name, List<String> wrong) {
		for (JsonNode error : answer.errors()) {
			var path = error.path("path").valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList();
			String field = path.getLast();
			@Nullable String operation = AccessSamples.WITHIN.get(field);
			boolean right = error.at("/extensions/code").asString("").equals("FORBIDDEN")
					&& (path.size() == 1 || (operation != null && !may(reader, operation))
							|| (AccessSamples.WORDS.contains(field) && !reader.readsLed()));
			if (!right && !isHidden(reader, name, error)) {
				wrong.add("%s, %s: %s %s".formatted(reader, name, path, error.path("message").asString("")));
			}
		}
		AccessSamples.WITHIN.forEach((field, operation) -> {
			if (!may(reader, operation) && answer.body().findValues(field).stream().anyMatch(it -> !it.isNull())) {
				wrong.add("%s, %s: got %s".formatted(reader, name, field));
			}
		});
	}

	/** What a reader may not know of is not there. */
	private static boolean isHidden(Reader reader, String name, JsonNode error) {
		return error.at("/extensions/code").asString("").equals("NOT_FOUND") && AccessSamples.HIDDEN_NODES.entrySet()
			.stream()
			.anyMatch(hidden -> name.equals("node " + hidden.getKey()) && !hidden.getValue().isFor(reader));
	}

	private static Map<String, Object> blank(Map<String, Object> input) {
		var blank = new LinkedHashMap<>(input);
		blank.replaceAll((key, value) -> BLANKED.contains(key) ? "" : value);
		return blank;
	}

	private static TreeSet<String> names(GraphQLFieldsContainer type) {
		return type.getFieldDefinitions()
			.stream()
			.map(GraphQLFieldDefinition::getName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Map<String, Class<?>> routes() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
		var routes = new TreeMap<String, Class<?>>();
		scanner.findCandidateComponents("scot.adp").forEach(found -> {
			Class<?> page = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
			routes.put(page.getAnnotation(Route.class).value(), page);
		});
		return routes;
	}

	/** Documents that ask, of each query and each node, for all there is. */
	private Map<String, String> everything() {
		var documents = new TreeMap<String, String>();
		AccessSamples.QUERIES.forEach((field, query) -> {
			if (!field.equals("node") && !field.equals("plans")) {
				String call = query.call().apply(world);
				GraphQLType type = source.schema().getQueryType().getFieldDefinition(field).getType();
				documents.put("query " + field, taken(
						depth -> "{ %s %s }".formatted(call.substring(0, call.indexOf(" {")), all(type, field, depth)),
						field.equals("action") ? DEEPEST : DEEP));
			}
		});
		AccessSamples.NODES.forEach(
				(type, query) -> documents.put("node " + type,
						taken(depth -> "{ node(id: \"%s\") { ... on %s %s } }".formatted(query.call().apply(world),
								type, all(Objects.requireNonNull(source.schema().getType(type)), type, depth)),
								SHALLOW)));
		return documents;
	}

	/** The deepest document whose lists do not multiply to more than is answered. */
	private String taken(IntFunction<String> document, int most) {
		var client = tried.getFirst().client();
		return IntStream.iterate(most, depth -> depth > 0, depth -> depth - 1)
			.mapToObj(document)
			.filter(text -> !client.query(text).response().body().contains("query is too large"))
			.findFirst()
			.orElseThrow();
	}

	/** All fields of a type, as deep as a document may go. */
	private static String all(GraphQLType type, String name, int most) {
		for (int depth = most; depth > 0; depth--) {
			var fields = new int[1];
			String selection = selection(GraphQLTypeUtil.unwrapAll(type), depth, new ArrayList<>(), fields);
			if (fields[0] < 480) {
				return selection;
			}
		}
		throw new AssertionError("Too much for one document: " + name);
	}

	private static String selection(GraphQLType type, int depth, List<String> above, int[] fields) {
		if (!(type instanceof GraphQLFieldsContainer container) || depth == 0
				|| above.stream().filter(container.getName()::equals).count() > 0) {
			return "";
		}
		var within = new ArrayList<>(above);
		within.add(container.getName());
		var selected = new StringBuilder("{ __typename ");
		for (GraphQLFieldDefinition field : container.getFieldDefinitions()) {
			if (field.getArguments().stream().anyMatch(it -> it.getType() instanceof GraphQLNonNull)) {
				continue;
			}
			GraphQLType of = GraphQLTypeUtil.unwrapAll(field.getType());
			boolean pages = field.getName().equals("edges")
					&& above.stream().filter(it -> it.endsWith("Connection")).count() > 1;
			if (pages) {
				continue;
			}
			if (of instanceof GraphQLFieldsContainer) {
				String below = selection(of, depth - 1, within, fields);
				if (!below.isEmpty()) {
					selected.append(field.getName()).append(' ').append(below).append(' ');
					fields[0]++;
				}
			}
			else {
				selected.append(field.getName()).append(' ');
				fields[0]++;
			}
		}
		return selected.append('}').toString();
	}

	private void count(String kind) {
		cases.merge(kind, 1, Integer::sum);
	}

	/**
	 * What somebody may, what their role is said to be, and the words that they read.
	 */
	private record Rights(List<String> operations, List<String> role, List<Marker> reads) {
	}

}
