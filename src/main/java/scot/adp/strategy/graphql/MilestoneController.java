package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ByDay;

/** The steps of actions. */
@Controller
class MilestoneController {

	private final Milestones milestones;

	private final ActionRegister register;

	MilestoneController(Milestones milestones, ActionRegister register) {
		this.milestones = milestones;
		this.register = register;
	}

	@BatchMapping(typeName = "Action", field = "milestones")
	Map<ActionView, List<MilestoneView>> milestones(List<ActionView> actions) {
		return ByDay.lists(actions, milestones::of);
	}

	@MutationMapping
	ActionView addMilestone(@Argument AddInput input) {
		return register.get(milestones.add(input.idempotencyKey(), input.plan(), input.action(), input.title(),
				input.baselineOn()));
	}

	@MutationMapping
	ActionView moveMilestone(@Argument MoveInput input) {
		return register.get(milestones.move(input.idempotencyKey(), input.milestone(), input.expectedVersion(),
				input.to(), input.reason()));
	}

	@MutationMapping
	ActionView completeMilestone(@Argument CompleteInput input) {
		return register
			.get(milestones.done(input.idempotencyKey(), input.milestone(), input.expectedVersion(), input.on()));
	}

	@MutationMapping
	ActionView reopenMilestone(@Argument ReopenInput input) {
		return register.get(milestones.reopen(input.idempotencyKey(), input.milestone(), input.expectedVersion()));
	}

	@MutationMapping
	ActionView dropMilestone(@Argument DropInput input) {
		return register
			.get(milestones.drop(input.idempotencyKey(), input.milestone(), input.expectedVersion(), input.reason()));
	}

	@Bean
	static NodeSource<Milestones.Id> milestoneNodes(Milestones milestones) {
		return new NodeSource<>("Milestone", Milestones.Id.class, milestones::find);
	}

	/** A step as a client plans it. */
	record AddInput(String idempotencyKey, PlanCode plan, String action, String title, LocalDate baselineOn) {
	}

	/** Another day as a client gives it. */
	record MoveInput(String idempotencyKey, Milestones.Id milestone, Integer expectedVersion, LocalDate to,
			String reason) {
	}

	/** A step that a client calls done. */
	record CompleteInput(String idempotencyKey, Milestones.Id milestone, Integer expectedVersion, LocalDate on) {
	}

	/** A step that a client opens again. */
	record ReopenInput(String idempotencyKey, Milestones.Id milestone, Integer expectedVersion) {
	}

	/** A step that a client gives up. */
	record DropInput(String idempotencyKey, Milestones.Id milestone, Integer expectedVersion, String reason) {
	}

}
