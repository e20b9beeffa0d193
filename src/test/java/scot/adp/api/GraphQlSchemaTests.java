package scot.adp.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
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
