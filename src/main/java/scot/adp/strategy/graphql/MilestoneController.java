package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneId;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;

/** The steps of actions. */
@Controller
class MilestoneController {

	private static final String TYPE = "Milestone";

	private final Milestones milestones;

	private final ActionController actions;

	MilestoneController(Milestones milestones, ActionController actions) {
		this.milestones = milestones;
		this.actions = actions;
	}

	@BatchMapping(typeName = "Action", field = "milestones")
	Map<ActionView, List<MilestoneView>> milestones(List<ActionView> actions) {
		return ByDay.lists(actions, milestones::of);
	}

	@SchemaMapping(typeName = TYPE, field = "id")
	String id(MilestoneView milestone) {
		return NodeSource.globalId(TYPE, milestone.id().value());
	}

	@MutationMapping
	ActionView addMilestone(@Argument AddInput input) {
		return actions
			.answer(milestones.add(input.idempotencyKey(), PlanController.code("plan", input.plan(), PlanCode::new),
					input.action(), input.title(), input.baselineOn()));
	}

	@MutationMapping
	ActionView moveMilestone(@Argument MoveInput input) {
		return actions.answer(milestones.move(input.idempotencyKey(), id(input.milestone()), input.expectedVersion(),
				input.to(), input.reason()));
	}

	@MutationMapping
	ActionView completeMilestone(@Argument CompleteInput input) {
		return actions.answer(
				milestones.done(input.idempotencyKey(), id(input.milestone()), input.expectedVersion(), input.on()));
	}

	@MutationMapping
	ActionView reopenMilestone(@Argument ReopenInput input) {
		return actions
			.answer(milestones.reopen(input.idempotencyKey(), id(input.milestone()), input.expectedVersion()));
	}

	@MutationMapping
	ActionView dropMilestone(@Argument DropInput input) {
		return actions.answer(milestones.drop(input.idempotencyKey(), id(input.milestone()), input.expectedVersion(),
				input.reason()));
	}

	private static MilestoneId id(String globalId) {
		return new MilestoneId(GlobalId.of(TYPE, "milestone", globalId));
	}

	/** A step as a client plans it. */
	record AddInput(String idempotencyKey, String plan, String action, String title, LocalDate baselineOn) {
	}

	/** Another day as a client gives it. */
	record MoveInput(String idempotencyKey, String milestone, int expectedVersion, LocalDate to, String reason) {
	}

	/** A step that a client calls done. */
	record CompleteInput(String idempotencyKey, String milestone, int expectedVersion, LocalDate on) {
	}

	/** A step that a client opens again. */
	record ReopenInput(String idempotencyKey, String milestone, int expectedVersion) {
	}

	/** A step that a client gives up. */
	record DropInput(String idempotencyKey, String milestone, int expectedVersion, String reason) {
	}

}
