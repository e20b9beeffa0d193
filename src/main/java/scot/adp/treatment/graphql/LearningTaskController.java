package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.LearningTaskView;
import scot.adp.treatment.LearningTaskView.Reply;
import scot.adp.treatment.LearningTasks;

/** What units do with what was learned from reviews of drug deaths. */
@Controller
class LearningTaskController {

	private final LearningTasks tasks;

	private final Partners partners;

	LearningTaskController(LearningTasks tasks, Partners partners) {
		this.tasks = tasks;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<LearningTaskView> learningTasks(@Argument LearningTasks.@Nullable Kept list,
			@Argument @Nullable UnitId unit, @Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		LearningTasks.@Nullable Id last = CountedConnection.key(after, LearningTasks.Id::new);
		var filter = new LearningTasks.Filter((list != null) ? list : LearningTasks.Kept.ALL, null, unit);
		return CountedConnection.of(tasks.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? tasks.total(filter) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "LearningTask", field = "unit")
	Map<LearningTaskView, UnitView> units(List<LearningTaskView> of) {
		var found = partners.units(of.stream().map(LearningTaskView::unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(found.get(it.unit()))));
	}

	@SchemaMapping(typeName = "LearningTask", field = "learning")
	String learning(LearningTaskView of) {
		return NodeSource.globalId("Learning", of.learning().toString());
	}

	@MutationMapping
	LearningTaskView answerLearningTask(@Argument AnswerLearningTaskInput input) {
		return tasks.answer(input.idempotencyKey(), input.id(), input.expectedVersion(),
				new LearningTasks.Given(input.reply(), input.words(), input.evidence(), input.promisedOn()));
	}

	@Bean
	static NodeSource<LearningTasks.Id> learningTaskNodes(LearningTasks tasks) {
		return new NodeSource<>("LearningTask", LearningTasks.Id.class, tasks::find);
	}

	/** An answer as a client sends it. */
	record AnswerLearningTaskInput(String idempotencyKey, LearningTasks.Id id, Integer expectedVersion, Reply reply,
			String words, @Nullable String evidence, @Nullable LocalDate promisedOn) {
	}

}
