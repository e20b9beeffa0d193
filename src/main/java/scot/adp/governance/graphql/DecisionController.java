package scot.adp.governance.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.MeetingView;
import scot.adp.governance.DecisionView;
import scot.adp.governance.Decisions;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.spi.ByDay;

/** What groups are asked to decide and what they decided. */
@Controller
class DecisionController {

	private final Decisions decisions;

	private final ActionRegister register;

	private final Members members;

	DecisionController(Decisions decisions, ActionRegister register, Members members) {
		this.decisions = decisions;
		this.register = register;
		this.members = members;
	}

	@MutationMapping
	DecisionView recordDecision(@Argument Decisions.New input) {
		return answer(decisions.record(input));
	}

	@MutationMapping
	DecisionView decide(@Argument DecidedInput input) {
		return answer(decisions.decide(input.idempotencyKey(), input.id(), input.expectedVersion(), input.decided(),
				input.owner(), input.dueOn()));
	}

	@MutationMapping
	DecisionView closeDecision(@Argument ClosedInput input) {
		@Nullable LocalDate doneOn = input.doneOn();
		@Nullable String reason = input.droppedReason();
		if (doneOn != null && reason == null) {
			return answer(decisions.done(input.idempotencyKey(), input.id(), input.expectedVersion(), doneOn));
		}
		if (reason != null && doneOn == null) {
			return answer(decisions.drop(input.idempotencyKey(), input.id(), input.expectedVersion(), reason));
		}
		throw Problem.invalid("doneOn",
				"Give either the day it was carried out or, as droppedReason, why it is given up.");
	}

	@BatchMapping(typeName = "Decision", field = "owner")
	Map<DecisionView, MemberView> owner(List<DecisionView> of) {
		var found = members.byIds(of.stream().map(DecisionView::owner).filter(Objects::nonNull).distinct().toList());
		return known(of, decision -> (decision.owner() != null) ? found.get(decision.owner()) : null);
	}

	@BatchMapping(typeName = "Decision", field = "action")
	Map<DecisionView, ActionView> action(List<DecisionView> of) {
		return AsAt.each(of, DecisionView::asAt, those -> {
			var found = register
				.byIds(those.stream().map(DecisionView::action).filter(Objects::nonNull).distinct().toList());
			return known(those, decision -> (decision.action() != null) ? found.get(decision.action()) : null);
		});
	}

	@BatchMapping(typeName = "Action", field = "decisions")
	Map<ActionView, List<DecisionView>> ofActions(List<ActionView> actions) {
		return ByDay.lists(actions, decisions::about);
	}

	@BatchMapping(typeName = "Meeting", field = "decisions")
	Map<MeetingView, List<DecisionView>> ofMeetings(List<MeetingView> meetings) {
		var found = decisions.of(meetings.stream().map(MeetingView::group).toList(),
				meetings.stream().map(MeetingView::on).toList());
		return meetings.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					meeting -> found.getOrDefault(meeting.group(), Map.of()).getOrDefault(meeting.on(), List.of())));
	}

	private DecisionView answer(Decisions.Id id) {
		return decisions.find(id).orElseThrow();
	}

	private static <T> Map<DecisionView, T> known(List<DecisionView> of, Function<DecisionView, @Nullable T> finder) {
		var known = new HashMap<DecisionView, T>();
		for (DecisionView decision : of) {
			@Nullable T thing = finder.apply(decision);
			if (thing != null) {
				known.put(decision, thing);
			}
		}
		return known;
	}

	@Bean
	static NodeSource<Decisions.Id> decisionNodes(Decisions decisions) {
		return new NodeSource<>("Decision", Decisions.Id.class, decisions::find);
	}

	/** A decision taken, as a client sends it. */
	record DecidedInput(String idempotencyKey, Decisions.Id id, Integer expectedVersion, String decided,
			@Nullable MemberId owner, @Nullable LocalDate dueOn) {
	}

	/** A decision closed, as a client sends it. */
	record ClosedInput(String idempotencyKey, Decisions.Id id, Integer expectedVersion, @Nullable LocalDate doneOn,
			@Nullable String droppedReason) {
	}

}
