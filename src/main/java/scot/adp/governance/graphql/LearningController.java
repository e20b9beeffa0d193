package scot.adp.governance.graphql;

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
import scot.adp.governance.LearningView;
import scot.adp.governance.Learnings;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** What was learned from reviews of drug deaths. */
@Controller
class LearningController {

	private final Learnings learnings;

	private final Partners partners;

	LearningController(Learnings learnings, Partners partners) {
		this.learnings = learnings;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<LearningView> learnings(@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Learnings.@Nullable Id last = CountedConnection.key(after, Learnings.Id::new);
		return CountedConnection.of(learnings.behind(last, size), size, last != null,
				selected.contains("totalCount") ? learnings.total(null) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Learning", field = "units")
	Map<LearningView, List<UnitView>> units(List<LearningView> of) {
		var found = partners.units(of.stream().flatMap(it -> it.units().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.units().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@SchemaMapping(typeName = "Learning", field = "themes")
	List<CodeList.Value> themes(LearningView of) {
		return of.themes()
			.stream()
			.map(it -> learnings.themes().find(it).orElseGet(() -> new CodeList.Value(it, it, null, null, false)))
			.toList();
	}

	@SchemaMapping(typeName = "Learning", field = "issuedBy")
	String issuedBy(LearningView of) {
		return of.issuedByName();
	}

	@MutationMapping
	@Nullable LearningView issueLearning(@Argument IssueLearningInput input) {
		return learnings.find(learnings.issue(input.idempotencyKey(), input.learned())).orElse(null);
	}

	@MutationMapping
	LearningView withdrawLearning(@Argument WithdrawLearningInput input) {
		return learnings.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@Bean
	static NodeSource<Learnings.Id> learningNodes(Learnings learnings) {
		return new NodeSource<>("Learning", Learnings.Id.class, learnings::find);
	}

	/** What was learned, as a client sends it. */
	record IssueLearningInput(String idempotencyKey, String title, String words, List<String> themes,
			LocalDate reviewedFrom, LocalDate reviewedTo, Integer deaths, List<UnitId> units,
			@Nullable LocalDate answerBy) {

		private Learnings.New learned() {
			return new Learnings.New(title, words, themes, reviewedFrom, reviewedTo, deaths, units, answerBy);
		}

	}

	/** What is to be withdrawn, as a client sends it. */
	record WithdrawLearningInput(String idempotencyKey, Learnings.Id id, Integer expectedVersion, String because) {
	}

}
