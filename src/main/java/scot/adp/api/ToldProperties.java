package scot.adp.api;

import java.util.Collection;
import java.util.function.Supplier;

import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.PropertyDataFetcher;
import graphql.schema.SingletonPropertyDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;

/**
 * Fields that nothing else answers are told from the property of their name: codes as
 * texts, ids as global ones. What is known by its code has its global id from that.
 */
@Component
class ToldProperties implements RuntimeWiringConfigurer, LightDataFetcher<Object> {

	private final LightDataFetcher<?> properties = SingletonPropertyDataFetcher.singleton();

	private final GlobalIds ids;

	ToldProperties(GlobalIds ids) {
		this.ids = ids;
	}

	@Override
	public void configure(RuntimeWiring.Builder wiring) {
		wiring.codeRegistry(
				GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(DataFetcherFactories.useDataFetcher(this)));
		for (NodeSource<?> source : ids.sources()) {
			if (CodeIdentifier.class.isAssignableFrom(source.key())) {
				PropertyDataFetcher<CodeIdentifier> code = PropertyDataFetcher.fetching("code");
				wiring.type(source.type(), type -> type.dataFetcher("id",
						thing -> NodeSource.globalId(source.type(), code.get(thing).value())));
			}
		}
	}

	@Override
	public @Nullable Object get(GraphQLFieldDefinition field, Object source,
			Supplier<DataFetchingEnvironment> environment) throws Exception {
		return told(properties.get(field, source, environment));
	}

	@Override
	public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
		return told(properties.get(environment));
	}

	private @Nullable Object told(@Nullable Object value) {
		return switch (value) {
			case CodeIdentifier code -> code.value();
			case Identifier id -> ids.of(id);
			case Collection<?> some when some.stream().limit(1).anyMatch(ToldProperties::isToldOtherwise) ->
				some.stream().map(this::told).toList();
			case null, default -> value;
		};
	}

	private static boolean isToldOtherwise(Object value) {
		return value instanceof CodeIdentifier || value instanceof Identifier;
	}

}
