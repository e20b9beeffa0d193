package scot.adp.api;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.Nullness;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Controller;
import scot.adp.support.AdpTest;
import scot.adp.support.SchemaInspection;

import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
class GraphQlSchemaTests {

	private static final Set<String> BUILT_IN = Set.of("Boolean", "Float", "ID", "Int", "String");

	@Autowired
	SchemaInspection inspection;

	@Autowired
	GraphQlSource source;

	@Test
	void everyFieldIsAnswered() {
		assertThat(inspection.report().unmappedFields()).isEmpty();
		assertThat(inspection.report().skippedTypes()).isEmpty();
	}

	@Test
	void everyHandlerAnswersAFieldOfTheSchema() {
		assertThat(inspection.report().unmappedRegistrations()).isEmpty();
	}

	@Test
	void everyArgumentOfAHandlerIsInTheSchema() {
		assertThat(inspection.report().unmappedArguments()).isEmpty();
	}

	@Test
	void schemaPromisesNoMoreThanJavaDoes() {
		assertThat(inspection.report().fieldNullnessErrors()).isEmpty();
		assertThat(inspection.report().argumentNullnessErrors()).isEmpty();
	}

	/**
	 * A mutation that is refused has nothing to answer. Where it had to answer, all
	 * others of the request would have to be without an answer too, those that came after
	 * it unmade.
	 */
	@Test
	void refusedMutationTakesNoOtherWithIt() {
		assertThat(Objects.requireNonNull(source.schema().getMutationType()).getFieldDefinitions()).isNotEmpty()
			.allSatisfy(field -> assertThat(GraphQLTypeUtil.isNonNull(field.getType())).as(field.getName()).isFalse());
	}

	/**
	 * A name that only one side knows would be lost in silence, and so would a missing
	 * value, most of all a number or a yes or no, which is never missing. A list that is
	 * left out is for its record to make an empty one.
	 */
	@Test
	void everyInputIsTakenWhole(@Autowired ApplicationContext context) {
		var faults = new ArrayList<String>();
		var taken = new HashSet<Class<?>>();
		context.getBeansWithAnnotation(Controller.class)
			.values()
			.stream()
			.flatMap(controller -> Arrays.stream(controller.getClass().getDeclaredMethods()))
			.forEach(method -> hold(method, faults, taken));

		assertThat(faults).isEmpty();
		assertThat(taken).hasSizeGreaterThan(20);
	}

	private void hold(Method handler, List<String> faults, Set<Class<?>> taken) {
		@Nullable SchemaMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, SchemaMapping.class);
		if (mapping == null) {
			return;
		}
		for (Parameter parameter : handler.getParameters()) {
			if (parameter.isAnnotationPresent(Argument.class) && parameter.getType().isPrimitive()) {
				faults
					.add("%s of %s would be nought or no where it is left out".formatted(parameter.getName(), handler));
			}
			if (parameter.isAnnotationPresent(Argument.class) && parameter.getType().isRecord()) {
				GraphQLType type = source.schema()
					.getObjectType(mapping.typeName())
					.getFieldDefinition(mapping.field().isEmpty() ? handler.getName() : mapping.field())
					.getArgument(parameter.getName())
					.getType();
				hold(type, parameter.getType(), faults, taken);
			}
		}
	}

	private static void hold(GraphQLType type, Class<?> record, List<String> faults, Set<Class<?>> taken) {
		if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input) || !taken.add(record)) {
			return;
		}
		var components = Arrays.stream(record.getRecordComponents())
			.collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
		var names = input.getFieldDefinitions().stream().map(GraphQLInputObjectField::getName).toList();
		components.keySet()
			.stream()
			.filter(name -> !names.contains(name))
			.forEach(name -> faults.add("%s has no field %s as %s has".formatted(input.getName(), name, record)));
		for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
			@Nullable RecordComponent component = components.get(field.getName());
			if (component == null) {
				faults.add("%s has no %s as %s has".formatted(record, field.getName(), input.getName()));
				continue;
			}
			Class<?> kind = component.getType();
			if (kind.isPrimitive()) {
				faults.add("%s.%s would be nought or no where %s has nothing".formatted(record, field.getName(),
						input.getName()));
			}
			boolean required = !Collection.class.isAssignableFrom(kind) && kind != ArgumentValue.class
					&& Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NON_NULL;
			if (required && !(field.getType() instanceof GraphQLNonNull)) {
				faults.add("%s.%s may be left out and %s needs it".formatted(input.getName(), field.getName(), record));
			}
			ResolvableType within = ResolvableType.forType(component.getGenericType());
			while (within.hasGenerics()) {
				within = within.getGeneric(0);
			}
			if (within.resolve(Object.class).isRecord()) {
				hold(field.getType(), within.toClass(), faults, taken);
			}
		}
	}

	@Test
	void everythingIsDescribed() {
		var silent = new ArrayList<String>();
		for (GraphQLNamedType type : source.schema().getAllTypesAsList()) {
			if (type.getName().startsWith("__") || BUILT_IN.contains(type.getName())) {
				continue;
			}
			note(silent, type.getName(), List.of(type));
			if (type instanceof GraphQLFieldsContainer container) {
				note(silent, type.getName(), container.getFieldDefinitions());
				container.getFieldDefinitions()
					.forEach(field -> note(silent, type.getName() + "." + field.getName(), field.getArguments()));
			}
			if (type instanceof GraphQLInputObjectType input) {
				note(silent, type.getName(), input.getFieldDefinitions());
			}
			if (type instanceof GraphQLEnumType choice) {
				note(silent, type.getName(), choice.getValues());
			}
		}
		assertThat(silent).isEmpty();
	}

	private static void note(List<String> silent, String owner, List<? extends GraphQLNamedSchemaElement> elements) {
		for (var element : elements) {
			String description = element.getDescription();
			if (description == null || description.isBlank()) {
				silent.add((element instanceof GraphQLArgument) ? "%s(%s)".formatted(owner, element.getName())
						: owner + "." + element.getName());
			}
		}
	}

}
