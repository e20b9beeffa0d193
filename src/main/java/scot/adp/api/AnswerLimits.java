package scot.adp.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.Problem;

/**
 * Refuses queries that could answer with too much: lists within lists multiply. It counts
 * before anything is read, so it takes pages for as large as they were asked for, and
 * other lists for as large as they usually are.
 */
@Component
class AnswerLimits extends SimplePerformantInstrumentation {

	/** The entries of one list, wherever it stands. */
	static final int MAX_OF_A_LIST = 10_000;

	/** The entries of all lists. */
	static final int MAX_ENTRIES = 50_000;

	/** What a list counts that has no {@code first}. */
	static final int USUAL = 10;

	/** What lists count that grow with the work of a partnership. */
	static final int USUAL_OF_LONG = 100;

	static final Set<String> LONG = Set.of("AccessReview.items", "Changes.actions", "CoverageRow.actions",
			"Exceptions.exceptions", "Group.meetings", "Nudge.actions", "Paper.items", "Plan.conflicts", "Plan.namedBy",
			"Query.meetings", "Query.members", "Query.nudges", "Query.ownedWork");

	private static final String FIRST = "first";

	@Override
	public ExecutionContext instrumentExecutionContext(ExecutionContext context,
			InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
		var operation = context.getOperationDefinition();
		GraphQLSchema schema = context.getGraphQLSchema();
		@Nullable GraphQLCompositeType root = switch (operation.getOperation()) {
			case QUERY -> schema.getQueryType();
			case MUTATION -> schema.getMutationType();
			case SUBSCRIPTION -> schema.getSubscriptionType();
		};
		if (root != null) {
			new Count(schema, context.getFragmentsByName(), context.getCoercedVariables().toMap())
				.within(operation.getSelectionSet(), root, "", 1, null);
		}
		return context;
	}

	/**
	 * Counts as if fragments were written out; the limits of documents keep that small.
	 */
	private static final class Count {

		private final GraphQLSchema schema;

		private final Map<String, FragmentDefinition> fragments;

		private final Map<String, Object> variables;

		private int entries;

		private int most;

		private String costliest = "";

		Count(GraphQLSchema schema, Map<String, FragmentDefinition> fragments, Map<String, Object> variables) {
			this.schema = schema;
			this.fragments = fragments;
			this.variables = variables;
		}

		/**
		 * Counts what is selected.
		 * @param times how many of it there are
		 * @param page the size of the page that it is, where it is one
		 */
		void within(@Nullable SelectionSet selected, GraphQLCompositeType type, String path, int times,
				@Nullable Integer page) {
			if (selected == null) {
				return;
			}
			for (Selection<?> selection : selected.getSelections()) {
				switch (selection) {
					case Field field -> field(field, type, path, times, page);
					case InlineFragment part -> within(part.getSelectionSet(),
							(part.getTypeCondition() != null) ? composite(part.getTypeCondition().getName()) : type,
							path, times, page);
					case FragmentSpread spread -> {
						FragmentDefinition part = Objects.requireNonNull(fragments.get(spread.getName()));
						within(part.getSelectionSet(), composite(part.getTypeCondition().getName()), path, times, page);
					}
					default -> {
					}
				}
			}
		}

		private void field(Field field, GraphQLCompositeType type, String path, int times, @Nullable Integer page) {
			GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, type, field.getName());
			String place = path.isEmpty() ? field.getName() : path + '.' + field.getName();
			boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
			@Nullable Integer first = (definition.getArgument(FIRST) != null)
					? first(field, list ? CountedConnection.MAX_PAGE : CountedConnection.DEFAULT_PAGE) : null;
			int all = times;
			if (list) {
				@Nullable Integer asked = (first != null) ? first : page;
				all = times * ((asked != null) ? asked : usual(type.getName() + '.' + field.getName()));
				add(place, all);
			}
			if (GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType of) {
				within(field.getSelectionSet(), of, place, all, list ? null : first);
			}
		}

		private void add(String place, int number) {
			entries += number;
			if (number > most) {
				most = number;
				costliest = place;
			}
			if (number > MAX_OF_A_LIST) {
				throw refused(
						"This query is too large: '%s' could have %,d entries, since lists within lists multiply, "
								+ "and %,d are the most that are taken. Ask for fewer with 'first' on the way to it, or in parts.",
						number, MAX_OF_A_LIST);
			}
			if (entries > MAX_ENTRIES) {
				throw refused(
						"This query is too large: its lists could have more than %2$,d entries in all, %3$,d of them in "
								+ "'%1$s'. Ask for fewer with 'first' on the way to it, or in parts.",
						MAX_ENTRIES, most);
			}
		}

		private RuntimeException refused(String words, int one, int other) {
			String message = words.formatted(costliest, one, other);
			return ErrorTelling.end(Problem.Code.INVALID.name(), message,
					List.of(new Problem.Field(costliest, message)));
		}

		private GraphQLCompositeType composite(String name) {
			return schema.getTypeAs(name);
		}

		private static int usual(String list) {
			return LONG.contains(list) ? USUAL_OF_LONG : USUAL;
		}

		/** A number that is none of those taken is refused by the field itself. */
		private int first(Field field, int leftOut) {
			Object given = field.getArguments()
				.stream()
				.filter(argument -> argument.getName().equals(FIRST))
				.findFirst()
				.map(Argument::getValue)
				.<Object>map(value -> switch (value) {
					case IntValue number -> number.getValue();
					case VariableReference variable -> variables.getOrDefault(variable.getName(), leftOut);
					default -> leftOut;
				})
				.orElse(leftOut);
			return (given instanceof Number number) ? Math.clamp(number.longValue(), 1, CountedConnection.MAX_PAGE)
					: leftOut;
		}

	}

}
