package scot.adp.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;

/**
 * Refuses documents that would cost too much, after parsing and before validation, which
 * itself is slow on hostile fragments.
 */
@Component
class DocumentLimits extends SimplePerformantInstrumentation {

	static final int MAX_DEPTH = 15;

	static final int MAX_FIELDS = 500;

	static final int MAX_ALIASES = 30;

	static final int MAX_FRAGMENTS = 50;

	static final int MAX_USES = 500;

	/** Pages of rows, each of which holds pages again, multiply. */
	static final int MAX_LISTS = 2;

	@Override
	public DocumentAndVariables instrumentDocumentAndVariables(DocumentAndVariables documentAndVariables,
			InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
		check(documentAndVariables.getDocument());
		return documentAndVariables;
	}

	static void check(Document document) {
		var fragments = new HashMap<String, FragmentDefinition>();
		for (Definition<?> definition : document.getDefinitions()) {
			if (definition instanceof FragmentDefinition fragment) {
				fragments.put(fragment.getName(), fragment);
			}
		}
		if (fragments.size() > MAX_FRAGMENTS) {
			throw refused("%d fragments".formatted(MAX_FRAGMENTS));
		}
		var counter = new Counter(fragments);
		for (Definition<?> definition : document.getDefinitions()) {
			if (definition instanceof OperationDefinition operation) {
				counter.count(operation.getSelectionSet(), 1, 0);
			}
		}
	}

	private static AbortExecutionException refused(String limit) {
		return ErrorTelling.end(Problem.Code.INVALID.name(),
				"This query is too large: at most %s are taken. Ask in smaller parts.".formatted(limit), List.of());
	}

	/**
	 * Counts a document as if its fragments were written out; it stops at the first
	 * limit. Levels are levels of fields. Uses of fragments are counted for themselves,
	 * since fragments can multiply, or name themselves, without a field among them.
	 */
	private static final class Counter {

		private final Map<String, FragmentDefinition> fragments;

		private int fields;

		private int aliases;

		private int uses;

		Counter(Map<String, FragmentDefinition> fragments) {
			this.fragments = fragments;
		}

		void count(@Nullable SelectionSet selections, int depth, int lists) {
			if (selections == null) {
				return;
			}
			if (depth > MAX_DEPTH) {
				throw refused("%d levels".formatted(MAX_DEPTH));
			}
			for (Selection<?> selection : selections.getSelections()) {
				switch (selection) {
					case Field field -> {
						if (++fields > MAX_FIELDS) {
							throw refused("%d fields".formatted(MAX_FIELDS));
						}
						if (field.getAlias() != null && ++aliases > MAX_ALIASES) {
							throw refused("%d aliases".formatted(MAX_ALIASES));
						}
						int within = "edges".equals(field.getName()) ? lists + 1 : lists;
						if (within > MAX_LISTS) {
							throw refused("%d lists within each other".formatted(MAX_LISTS));
						}
						count(field.getSelectionSet(), depth + 1, within);
					}
					case InlineFragment fragment -> use(fragment.getSelectionSet(), depth, lists);
					case FragmentSpread spread -> {
						@Nullable FragmentDefinition fragment = fragments.get(spread.getName());
						use((fragment != null) ? fragment.getSelectionSet() : null, depth, lists);
					}
					default -> {
					}
				}
			}
		}

		private void use(@Nullable SelectionSet selections, int depth, int lists) {
			if (++uses > MAX_USES) {
				throw refused("%d uses of fragments".formatted(MAX_USES));
			}
			count(selections, depth, lists);
		}

	}

}
