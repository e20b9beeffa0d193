package scot.adp.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.instrumentation.Instrumentation;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.Scalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.graphql.data.GraphQlArgumentBinder;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolverComposite;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.security.config.observation.SecurityObservationSettings;
import scot.adp.platform.CodeIdentifier;
import scot.adp.identity.ErrorForm;
import scot.adp.platform.Identifier;

/** The door, the scalars, and how Java types find their GraphQL types. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

	private static final int DAY_LENGTH = 10;

	@Bean
	WebGraphQlHandler engine(ExecutionGraphQlService service, ObjectProvider<WebGraphQlInterceptor> interceptors) {
		return WebGraphQlHandler.builder(service).interceptors(interceptors.orderedStream().toList()).build();
	}

	/** The last of the filters, and so behind the lock. */
	@Bean
	FilterRegistrationBean<GraphQlDoor> door(WebGraphQlHandler engine) {
		var door = new FilterRegistrationBean<>(new GraphQlDoor(engine));
		door.addUrlPatterns(ErrorForm.ADDRESS + "/*");
		door.setOrder(Ordered.LOWEST_PRECEDENCE);
		return door;
	}

	@Bean
	RuntimeWiringConfigurer scalars() {
		return wiring -> wiring
			.scalar(scalar("Date", "A day, such as 2026-12-03.", GraphQlConfiguration::day, LocalDate.class,
					LocalDate::toString))
			.scalar(scalar("DateTime", "An instant with its offset, such as 2026-11-21T14:05:00Z.",
					OffsetDateTime::parse, OffsetDateTime.class, DateTimeFormatter.ISO_OFFSET_DATE_TIME::format));
	}

	/** A view record {@code ActionView} is an {@code Action}. */
	@Bean
	GraphQlSourceBuilderCustomizer typeNames() {
		var names = new ClassNameTypeResolver();
		names.setClassNameExtractor(type -> type.getSimpleName().replaceFirst("View$", ""));
		return builder -> builder.defaultTypeResolver(names);
	}

	@Bean
	GraphQlSourceBuilderCustomizer readDocuments() {
		var documents = new ReadDocuments();
		return builder -> builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
	}

	@Bean
	GraphQlSourceBuilderCustomizer requestsAsWhole(ObjectProvider<Instrumentation> instrumentations) {
		return builder -> builder.configureGraphQl(engine -> engine
			.instrumentation(new RequestInstrumentation(instrumentations.orderedStream().toList())));
	}

	/** No filter is measured by itself. */
	@Bean
	SecurityObservationSettings noFilters() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * What Boot would configure, with arguments bound as {@link BoundArguments} does. It
	 * fetches on the request's own thread, which is a virtual one: a thread for each
	 * field would cost more than most fields do.
	 */
	@Bean
	AnnotatedControllerConfigurer annotatedControllers(GlobalIds ids,
			ObjectProvider<HandlerMethodArgumentResolver> resolvers) {
		var controllers = new AnnotatedControllerConfigurer() {

			@Override
			protected HandlerMethodArgumentResolverComposite initArgumentResolvers() {
				var all = new HandlerMethodArgumentResolverComposite();
				all.addResolver(new BoundArguments(new GraphQlArgumentBinder(getBinderOptions()), ids));
				all.addResolver(super.initArgumentResolvers());
				return all;
			}
		};
		controllers.configureBinder(options -> options.conversionService(conversions(ids)));
		resolvers.orderedStream().forEach(controllers::addCustomArgumentResolver);
		return controllers;
	}

	private static ConversionService conversions(GlobalIds ids) {
		var conversions = new ApplicationConversionService();
		conversions.addConverterFactory(new ReadId(ids));
		conversions.addConverterFactory(new ReadCode(ids));
		return conversions;
	}

	private static <T> GraphQLScalarType scalar(String name, String description, Function<String, T> parse,
			Class<T> type, Function<T, String> print) {
		return GraphQLScalarType.newScalar()
			.name(name)
			.description(description)
			.coercing(new TextCoercing<>(name, parse, type, print))
			.build();
	}

	/** Years of four digits: the database keeps no others. */
	private static LocalDate day(String text) {
		if (text.length() != DAY_LENGTH) {
			throw new DateTimeParseException("A day has ten characters.", text, 0);
		}
		return LocalDate.parse(text);
	}

	/** A scalar that travels as a text. */
	private record TextCoercing<T>(String name, Function<String, T> parse, Class<T> type,
			Function<T, String> print) implements Coercing<T, String> {

		private static final String WRITTEN = "%s is written as a text in quotes.";

		@Override
		public String serialize(Object result, GraphQLContext context, Locale locale) {
			return print.apply(type.cast(result));
		}

		@Override
		public T parseValue(Object input, GraphQLContext context, Locale locale) {
			if (!(input instanceof String text)) {
				throw new CoercingParseValueException(WRITTEN.formatted(name));
			}
			try {
				return parse.apply(text);
			}
			catch (DateTimeParseException ex) {
				throw new CoercingParseValueException(fault(text), ex);
			}
		}

		@Override
		public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
			if (!(input instanceof StringValue text)) {
				throw new CoercingParseLiteralException(WRITTEN.formatted(name));
			}
			try {
				return parse.apply(String.valueOf(text.getValue()));
			}
			catch (DateTimeParseException ex) {
				throw new CoercingParseLiteralException(fault(String.valueOf(text.getValue())), ex);
			}
		}

		@Override
		public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
			return StringValue.of(serialize(input, context, locale));
		}

		private String fault(String text) {
			return "'%s' is no %s.".formatted((text.length() > 40) ? text.substring(0, 40) : text, name);
		}

	}

	private record ReadId(GlobalIds ids) implements ConverterFactory<String, Identifier> {

		@Override
		public <T extends Identifier> Converter<String, T> getConverter(Class<T> kind) {
			return text -> ids.read(kind, text);
		}

	}

	private record ReadCode(GlobalIds ids) implements ConverterFactory<String, CodeIdentifier> {

		@Override
		public <T extends CodeIdentifier> Converter<String, T> getConverter(Class<T> kind) {
			return text -> ids.code(kind, text);
		}

	}

}
