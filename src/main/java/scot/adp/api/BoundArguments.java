package scot.adp.api;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.GraphQlArgumentBinder;
import org.springframework.graphql.data.method.annotation.support.ArgumentMethodArgumentResolver;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;

/**
 * Binds arguments as Spring does, and tells a code or id that is none by the path of its
 * argument, all of them at once, and so a list that names nothing wanted. A code that
 * must be given and cannot be one names nothing, as an unknown one does.
 */
class BoundArguments extends ArgumentMethodArgumentResolver {

	/** The argument of changes; paths start within it. */
	private static final String INPUT = "input";

	private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[\\d+]");

	private final GlobalIds ids;

	BoundArguments(GraphQlArgumentBinder binder, GlobalIds ids) {
		super(binder);
		this.ids = ids;
	}

	@Override
	protected @Nullable Object doBind(DataFetchingEnvironment environment, String name, ResolvableType type)
			throws BindException {
		if (!name.equals(INPUT)) {
			checkLists(name, environment.getArgument(name));
		}
		try {
			return ScopedValue.where(GlobalIds.REQUEST, Course.of(environment.getGraphQlContext()))
				.call(() -> super.doBind(environment, name, type));
		}
		catch (BindException ex) {
			throw problem(name, type, ex.getFieldErrors());
		}
	}

	/**
	 * A list of what is wanted that names nothing would be everything for one reader and
	 * nothing for another. In a change an empty list empties.
	 */
	private static void checkLists(String argument, @Nullable Object value) {
		var empty = new ArrayList<Problem.Field>();
		gatherEmpty(argument, value, empty);
		if (!empty.isEmpty()) {
			throw Problem.invalid(empty);
		}
	}

	private static void gatherEmpty(String path, @Nullable Object value, List<Problem.Field> empty) {
		switch (value) {
			case Map<?, ?> parts -> parts.forEach((name, part) -> gatherEmpty(path + '.' + name, part, empty));
			case Collection<?> list when list.isEmpty() ->
				empty.add(new Problem.Field(path, "Name at least one, or leave it out for all."));
			case null, default -> {
			}
		}
	}

	private Problem problem(String argument, ResolvableType type, List<FieldError> errors) {
		if (errors.size() == 1) {
			FieldError error = errors.getFirst();
			Place place = place(type, error);
			if (place.required() && CodeIdentifier.class.isAssignableFrom(place.kind())) {
				return Problem.notFound(thing(place.kind()), String.valueOf(error.getRejectedValue()));
			}
		}
		return Problem.invalid(errors.stream()
			.map(error -> new Problem.Field(path(argument, error),
					fault(place(type, error).kind(), String.valueOf(error.getRejectedValue()))))
			.toList());
	}

	/** Spring's path starts with a sign for the argument, whose name it does not know. */
	private static String path(String argument, FieldError error) {
		String within = error.getField().substring(1);
		return (argument.equals(INPUT) && within.startsWith(".")) ? within.substring(1) : argument + within;
	}

	private String fault(Class<?> kind, String value) {
		if (CodeIdentifier.class.isAssignableFrom(kind)) {
			try {
				return CodeIdentifier.checked(value);
			}
			catch (IllegalArgumentException ex) {
				return String.valueOf(ex.getMessage());
			}
		}
		if (Identifier.class.isAssignableFrom(kind)) {
			String thing = thing(kind);
			return "This is no id of %s %s; use one that a query gave you."
				.formatted("aeiou".indexOf(thing.charAt(0)) < 0 ? "a" : "an", thing);
		}
		return "This value has the wrong form.";
	}

	/** What a type of ids or codes is about: of what is a HelpRequest a help request. */
	private String thing(Class<?> kind) {
		return ids.type(kind).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	private static Place place(ResolvableType type, FieldError error) {
		boolean required = type.getSource() instanceof MethodParameter parameter
				&& Nullness.forMethodParameter(parameter) == Nullness.NON_NULL;
		var place = new Place(type, required);
		var steps = STEP.matcher(error.getField());
		while (steps.find()) {
			place = (steps.group(1) != null) ? place.component(steps.group(1)) : place.element();
		}
		return place;
	}

	/** Where a value goes. */
	private record Place(ResolvableType type, boolean required) {

		Class<?> kind() {
			return value().resolve(Object.class);
		}

		Place component(String name) {
			return Optional.ofNullable(kind().getRecordComponents())
				.stream()
				.flatMap(Arrays::stream)
				.filter(component -> component.getName().equals(name))
				.findFirst()
				.map(Place::of)
				.orElse(new Place(ResolvableType.NONE, false));
		}

		Place element() {
			return new Place(value().asCollection().getGeneric(0), false);
		}

		private ResolvableType value() {
			return (type.resolve() == ArgumentValue.class) ? type.getGeneric(0) : type;
		}

		private static Place of(RecordComponent component) {
			return new Place(ResolvableType.forType(component.getGenericType()),
					component.getType() != ArgumentValue.class
							&& Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NON_NULL);
		}
	}

}
