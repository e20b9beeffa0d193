package scot.adp.community.graphql;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.community.Door;
import scot.adp.community.LearnerEntry;
import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** People who learn. */
@Controller
class LearnerController {

	private final LearnerPaths learners;

	LearnerController(LearnerPaths learners) {
		this.learners = learners;
	}

	@QueryMapping
	CountedConnection<LearnerPathView> learnerPaths(@Argument LearnerPathView.@Nullable State state,
			@Argument @Nullable String course, @Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		LearnerPaths.@Nullable Id last = CountedConnection.key(after, LearnerPaths.Id::new);
		var filter = new LearnerPaths.Filter(state, course, null);
		return CountedConnection.of(learners.behind(filter, last, size), size, last != null,
				learners.total(filter).courses(), row -> row.id().value().toString());
	}

	@SchemaMapping(typeName = "LearnerPath", field = "course")
	CodeList.Value course(LearnerPathView of) {
		return learners.told(Lists.COURSE, of.course());
	}

	@SchemaMapping(typeName = "LearnerPath", field = "provider")
	CodeList.Value provider(LearnerPathView of) {
		return learners.told(Lists.PROVIDER, of.provider());
	}

	@SchemaMapping(typeName = "LearnerPath", field = "leftBecause")
	CodeList.@Nullable Value leftBecause(LearnerPathView of) {
		return (of.leftBecause() != null) ? learners.told(Lists.LEFT_BECAUSE, of.leftBecause()) : null;
	}

	@SchemaMapping(typeName = "LearnerPath", field = "qualification")
	CodeList.@Nullable Value qualification(LearnerPathView of) {
		return (of.qualification() != null) ? learners.told(Lists.QUALIFICATION, of.qualification()) : null;
	}

	@MutationMapping
	List<BatchResult> recordLearnerPaths(@Argument RecordLearnerPathsInput input) {
		return learners.recordAll(input.idempotencyKey(),
				input.learners().stream().map(LearnerPathInput::sent).toList(), Boolean.TRUE.equals(input.dryRun()),
				Door.API);
	}

	@MutationMapping
	@Nullable LearnerPathView changeLearnerPath(@Argument ChangeLearnerPathInput input) {
		learners.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.learner().sent());
		return learners.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable LearnerPathView withdrawLearnerPath(@Argument WithdrawLearnerPathInput input) {
		learners.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return learners.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<LearnerPaths.Id> learnerPathNodes(LearnerPaths learners) {
		return new NodeSource<>("LearnerPath", LearnerPaths.Id.class, learners::find);
	}

	/** Who learns, with the key of all of it. */
	record RecordLearnerPathsInput(String idempotencyKey, List<LearnerPathInput> learners, @Nullable Boolean dryRun) {
	}

	/** All that a record is to say. */
	record ChangeLearnerPathInput(String idempotencyKey, LearnerPaths.Id id, Integer expectedVersion,
			LearnerPathInput learner) {
	}

	/** A record that is to be withdrawn. */
	record WithdrawLearnerPathInput(String idempotencyKey, LearnerPaths.Id id, Integer expectedVersion,
			String because) {
	}

	/** Somebody who learns, as a client sends it. */
	record LearnerPathInput(UnitId unit, @Nullable String ownRef, @Nullable String chi, String course, String provider,
			@Nullable Integer scqfLevel, LocalDate startOn, @Nullable LocalDate endOn,
			LearnerEntry.@Nullable Outcome outcome, @Nullable String leftBecause, @Nullable String qualification,
			@Nullable Boolean sure) {

		LearnerPaths.Sent sent() {
			return new LearnerPaths.Sent(new LearnerEntry(unit, ownRef, course, provider, scqfLevel, startOn, endOn,
					outcome, leftBecause, qualification, Boolean.TRUE.equals(sure)), chi);
		}

		@Override
		public String toString() {
			return "somebody who learns";
		}

	}

}
