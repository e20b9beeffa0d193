package scot.adp.api;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What would break clients that were written against the schema as it was kept. What was
 * deprecated may go when its day of removal is past; the reason tells that day and ends
 * {@code Removed after 2027-05-31.}
 */
final class BreakingChanges {

	/** How many months there are between a deprecation and its day, at least. */
	static final int NOTICE_MONTHS = 6;

	private static final Pattern REMOVAL = Pattern.compile("Removed after (\\d{4}-\\d{2}-\\d{2})\\.$");

	private final List<String> found = new ArrayList<>();

	private final GraphQLSchema kept;

	private final GraphQLSchema now;

	private final LocalDate today;

	private BreakingChanges(GraphQLSchema kept, GraphQLSchema now, LocalDate today) {
		this.kept = kept;
		this.now = now;
		this.today = today;
	}

	/** In words, each with where it is; empty where no client notices. */
	static List<String> between(String kept, String now, LocalDate today) {
		var changes = new BreakingChanges(schema(kept), schema(now), today);
		changes.compare();
		return changes.found;
	}

	private static GraphQLSchema schema(String text) {
		return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
	}

	private void compare() {
		var wanted = typesStillWanted();
		for (GraphQLNamedType type : types(kept)) {
			@Nullable GraphQLType present = now.getType(type.getName());
			if (present == null) {
				note(wanted.contains(type.getName()), type.getName(), "is gone");
			}
			else if (present.getClass() != type.getClass()) {
				note(true, type.getName(), "is another kind of type");
			}
			else {
				compare(type, (GraphQLNamedType) present);
			}
		}
		types(now).forEach(this::checkNotice);
	}

	private void compare(GraphQLNamedType before, GraphQLNamedType after) {
		String name = before.getName();
		if (before instanceof GraphQLFieldsContainer container) {
			fields(container, (GraphQLFieldsContainer) after);
		}
		if (before instanceof GraphQLImplementingType type) {
			var interfaces = names(((GraphQLImplementingType) after).getInterfaces());
			names(type.getInterfaces())
				.forEach(it -> note(!interfaces.contains(it), name, "is no %s any more".formatted(it)));
		}
		if (before instanceof GraphQLUnionType union) {
			var members = names(((GraphQLUnionType) after).getTypes());
			names(union.getTypes())
				.forEach(it -> note(!members.contains(it), name, "holds no %s any more".formatted(it)));
		}
		if (before instanceof GraphQLEnumType choice) {
			values(choice, (GraphQLEnumType) after);
		}
		if (before instanceof GraphQLInputObjectType input) {
			inputs(name, inputs(input), inputs((GraphQLInputObjectType) after));
		}
	}

	private void fields(GraphQLFieldsContainer before, GraphQLFieldsContainer after) {
		for (GraphQLFieldDefinition field : before.getFieldDefinitions()) {
			String place = before.getName() + "." + field.getName();
			@Nullable GraphQLFieldDefinition present = after.getFieldDefinition(field.getName());
			if (present == null) {
				gone(place, field.getDeprecationReason());
				continue;
			}
			kept(place, field.getDeprecationReason(), present.getDeprecationReason());
			note(!answersNoLess(field.getType(), present.getType()), place,
					"was %s and is %s".formatted(text(field.getType()), text(present.getType())));
			inputs(place, arguments(field), arguments(present));
		}
	}

	private void values(GraphQLEnumType before, GraphQLEnumType after) {
		for (GraphQLEnumValueDefinition value : before.getValues()) {
			String place = before.getName() + "." + value.getName();
			@Nullable GraphQLEnumValueDefinition present = after.getValue(value.getName());
			if (present == null) {
				gone(place, value.getDeprecationReason());
			}
			else {
				kept(place, value.getDeprecationReason(), present.getDeprecationReason());
			}
		}
	}

	/** Arguments, and fields of inputs: what clients give. */
	private void inputs(String owner, Map<String, Input> before, Map<String, Input> after) {
		before.forEach((name, input) -> {
			String place = "%s(%s)".formatted(owner, name);
			@Nullable Input present = after.get(name);
			if (present == null) {
				gone(place, input.deprecation());
				return;
			}
			kept(place, input.deprecation(), present.deprecation());
			note(!takesNoLess(input.type(), present.type()), place,
					"was %s and is %s".formatted(text(input.type()), text(present.type())));
		});
		after.forEach((name, input) -> note(input.required() && !before.containsKey(name),
				"%s(%s)".formatted(owner, name), "is new and required"));
	}

	private void gone(String place, @Nullable String reason) {
		@Nullable LocalDate day = removal(reason);
		if (day == null) {
			note(true, place, "is gone and was not deprecated with a day of removal");
		}
		else {
			note(!today.isAfter(day), place, "is gone before its day of removal, %s".formatted(day));
		}
	}

	private void kept(String place, @Nullable String before, @Nullable String after) {
		@Nullable LocalDate promised = removal(before);
		@Nullable LocalDate day = removal(after);
		note(promised != null && day != null && day.isBefore(promised), place,
				"was promised until %s, not %s".formatted(promised, day));
		note(promised == null && day != null && day.isBefore(today.plusMonths(NOTICE_MONTHS)), place,
				"is to go on %s, in less than %d months".formatted(day, NOTICE_MONTHS));
	}

	/** Every deprecation tells its day. */
	private void checkNotice(GraphQLNamedType type) {
		reasons(type).forEach((place, reason) -> note(removal(reason) == null, place,
				"is deprecated without a reason that ends: Removed after yyyy-mm-dd."));
	}

	private static Map<String, String> reasons(GraphQLNamedType type) {
		var reasons = new HashMap<String, String>();
		if (type instanceof GraphQLFieldsContainer container) {
			container.getFieldDefinitions().forEach(field -> {
				put(reasons, type.getName() + "." + field.getName(), field.getDeprecationReason());
				arguments(field).forEach((name, argument) -> put(reasons,
						"%s.%s(%s)".formatted(type.getName(), field.getName(), name), argument.deprecation()));
			});
		}
		if (type instanceof GraphQLInputObjectType input) {
			inputs(input)
				.forEach((name, field) -> put(reasons, "%s(%s)".formatted(type.getName(), name), field.deprecation()));
		}
		if (type instanceof GraphQLEnumType choice) {
			choice.getValues()
				.forEach(value -> put(reasons, type.getName() + "." + value.getName(), value.getDeprecationReason()));
		}
		return reasons;
	}

	private static void put(Map<String, String> reasons, String place, @Nullable String reason) {
		if (reason != null) {
			reasons.put(place, reason);
		}
	}

	/**
	 * The types that clients can still come to, from the root types along what may not go
	 * yet.
	 */
	private Set<String> typesStillWanted() {
		var wanted = new HashSet<String>();
		var next = new ArrayDeque<GraphQLNamedType>(List.of(kept.getQueryType()));
		Optional.ofNullable(kept.getMutationType()).ifPresent(next::add);
		while (!next.isEmpty()) {
			GraphQLNamedType type = next.remove();
			if (wanted.add(type.getName())) {
				leadsTo(type).forEach(next::add);
			}
		}
		return wanted;
	}

	private Stream<GraphQLNamedType> leadsTo(GraphQLNamedType type) {
		return switch (type) {
			case GraphQLFieldsContainer container -> Stream.concat(
					container.getFieldDefinitions()
						.stream()
						.filter(field -> !mayGo(field.getDeprecationReason()))
						.flatMap(field -> Stream.concat(Stream.of(GraphQLTypeUtil.unwrapAll(field.getType())),
								wanted(arguments(field)))),
					(type instanceof GraphQLInterfaceType it) ? kept.getImplementations(it).stream() : Stream.of());
			case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLNamedType.class::cast);
			case GraphQLInputObjectType input -> wanted(inputs(input));
			default -> Stream.of();
		};
	}

	private Stream<GraphQLNamedType> wanted(Map<String, Input> inputs) {
		return inputs.values()
			.stream()
			.filter(input -> !mayGo(input.deprecation()))
			.map(input -> GraphQLTypeUtil.unwrapAll(input.type()));
	}

	private boolean mayGo(@Nullable String reason) {
		@Nullable LocalDate day = removal(reason);
		return day != null && today.isAfter(day);
	}

	private static @Nullable LocalDate removal(@Nullable String reason) {
		var matcher = REMOVAL.matcher((reason != null) ? reason.strip() : "");
		return matcher.find() ? LocalDate.parse(matcher.group(1)) : null;
	}

	/** What was promised never to be null stays so; what could be may promise more. */
	private static boolean answersNoLess(GraphQLType before, GraphQLType after) {
		if (after instanceof GraphQLNonNull promised) {
			return answersNoLess((before instanceof GraphQLNonNull it) ? it.getWrappedType() : before,
					promised.getWrappedType());
		}
		if (before instanceof GraphQLList list && after instanceof GraphQLList other) {
			return answersNoLess(list.getWrappedType(), other.getWrappedType());
		}
		return text(before).equals(text(after));
	}

	/** What could be left out may still be. */
	private static boolean takesNoLess(GraphQLType before, GraphQLType after) {
		if (before instanceof GraphQLNonNull needed) {
			return takesNoLess(needed.getWrappedType(),
					(after instanceof GraphQLNonNull it) ? it.getWrappedType() : after);
		}
		if (before instanceof GraphQLList list && after instanceof GraphQLList other) {
			return takesNoLess(list.getWrappedType(), other.getWrappedType());
		}
		return text(before).equals(text(after));
	}

	private void note(boolean breaks, String place, String what) {
		if (breaks) {
			found.add(place + " " + what);
		}
	}

	private static List<GraphQLNamedType> types(GraphQLSchema schema) {
		return schema.getAllTypesAsList()
			.stream()
			.filter(type -> !Introspection.isIntrospectionTypes(type)
					&& !ScalarInfo.isGraphqlSpecifiedScalar(type.getName()))
			.toList();
	}

	private static Set<String> names(List<? extends GraphQLNamedSchemaElement> types) {
		return types.stream().map(GraphQLNamedSchemaElement::getName).collect(Collectors.toSet());
	}

	private static String text(GraphQLType type) {
		return GraphQLTypeUtil.simplePrint(type);
	}

	private static Map<String, Input> arguments(GraphQLFieldDefinition field) {
		return field.getArguments()
			.stream()
			.collect(Collectors.toMap(GraphQLArgument::getName,
					it -> new Input(it.getType(), it.hasSetDefaultValue(), it.getDeprecationReason())));
	}

	private static Map<String, Input> inputs(GraphQLInputObjectType type) {
		return type.getFieldDefinitions()
			.stream()
			.collect(Collectors.toMap(GraphQLInputObjectField::getName,
					it -> new Input(it.getType(), it.hasSetDefaultValue(), it.getDeprecationReason())));
	}

	/** An argument, or a field of an input. */
	private record Input(GraphQLType type, boolean hasDefault, @Nullable String deprecation) {

		boolean required() {
			return type instanceof GraphQLNonNull && !hasDefault;
		}
	}

}
