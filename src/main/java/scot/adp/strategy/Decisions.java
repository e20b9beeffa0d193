package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.Meetings;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Idempotency;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/** What groups are asked to decide, what they decided, and who carries it out. */
@Service
@Transactional
public class Decisions {

	/** The most characters of a text. */
	public static final int TEXT_LIMIT = 1000;

	private final DecisionQueries queries;

	private final ActionQueries actions;

	private final Meetings meetings;

	private final Members members;

	private final CurrentCaller currentCaller;

	private final Idempotency idempotency;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Decisions(DecisionQueries queries, ActionQueries actions, Meetings meetings, Members members,
			CurrentCaller currentCaller, Idempotency idempotency, ApplicationEventPublisher events, Clock clock) {
		this.queries = queries;
		this.actions = actions;
		this.meetings = meetings;
		this.members = members;
		this.currentCaller = currentCaller;
		this.idempotency = idempotency;
		this.events = events;
		this.clock = clock;
	}

	/** The decisions of one meeting, in the order they were put. */
	@Allowed(operation = "strategy.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<DecisionView> of(GroupId group, LocalDate on) {
		return queries.of(List.of(group), List.of(on));
	}

	/**
	 * The decisions of several meetings, by group and day; a meeting without any is left
	 * out.
	 */
	@Allowed(operation = "strategy.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<GroupId, Map<LocalDate, List<DecisionView>>> of(List<GroupId> groups, List<LocalDate> days) {
		return queries.of(groups, days)
			.stream()
			.collect(Collectors.groupingBy(DecisionView::group, Collectors.groupingBy(DecisionView::on)));
	}

	/** The decisions about actions, the latest meeting first. */
	@Allowed(operation = "strategy.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<DecisionView>> about(Collection<ActionId> of) {
		return queries.about(of).stream().collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.action())));
	}

	/** One decision; empty where there is none. */
	@Allowed(operation = "strategy.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<DecisionView> find(DecisionId id) {
		return queries.find(id);
	}

	/**
	 * Decisions to be carried out by a day, the soonest first.
	 * @param all whether everybody's are wanted or those of the caller alone
	 */
	@Allowed(operation = "strategy.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<DecisionView> toCarryOut(boolean all, LocalDate until) {
		return queries.toCarryOut(all ? null : currentCaller.get().memberships().stream().map(Membership::id).toList(),
				until);
	}

	/**
	 * Asks a group for a decision at one of its meetings.
	 * @throws Problem where the group does not meet that day, the action is unknown or
	 * nothing is asked
	 */
	@Allowed(operation = "strategy.decision.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public DecisionId record(NewDecision wanted) {
		Caller caller = currentCaller.get();
		return once(caller, wanted.idempotencyKey(), wanted, () -> {
			@Nullable ActionId action = action(wanted);
			new Problem.Faults()
				.when(meetings.find(wanted.group(), wanted.on()).isEmpty(), "on",
						"%s does not meet on %s; add the meeting first.".formatted(wanted.group().value(), wanted.on()))
				.when(wanted.words().isBlank(), "words", "Say in a sentence what the group is asked to decide.")
				.text(wanted.words(), TEXT_LIMIT, "words")
				.raise();
			var id = UUID.randomUUID();
			int number = queries.nextNumber(wanted.group(), wanted.on());
			queries.add(new DecisionQueries.Row(id, wanted.group().value(), wanted.on(), number, wanted.words().strip(),
					(action != null) ? action.value() : null, caller.account().value(),
					"%s, %s".formatted(caller.name(), caller.post()), OffsetDateTime.now(clock)));
			var changes = new LinkedHashMap<String, String>();
			changes.put("words", Auditable.CHANGED);
			if (wanted.plan() != null) {
				changes.put("action", wanted.plan().value() + "/" + wanted.action());
			}
			tell(find(id), "strategy.decision.record", changes);
			return id;
		});
	}

	/**
	 * Writes down what a group decided.
	 * @param decided what, in its words
	 * @param owner who carries it out, a member of today; null where nothing follows
	 * @param dueOn until when; given with an owner
	 * @throws Problem where it was decided already, a field is wrong, or somebody changed
	 * it meanwhile
	 */
	@Allowed(operation = "strategy.decision.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public DecisionId decide(String idempotencyKey, DecisionId id, int expectedVersion, String decided,
			@Nullable MemberId owner, @Nullable LocalDate dueOn) {
		Caller caller = currentCaller.get();
		var input = List.of("decide", id, expectedVersion, decided, String.valueOf(owner), String.valueOf(dueOn));
		return once(caller, idempotencyKey, input, () -> {
			DecisionView decision = expected(id, expectedVersion);
			if (decision.state().closed()) {
				throw Problem.invalid("decision",
						"%s is closed; ask for a new decision.".formatted(decision.reference()));
			}
			new Problem.Faults().when(decided.isBlank(), "decided", "Say in a sentence what was decided.")
				.text(decided, TEXT_LIMIT, "decided")
				.when(owner != null && dueOn == null, "dueOn", "Say until when it is to be done.")
				.when(owner == null && dueOn != null, "owner", "Choose who carries it out, or leave the day out too.")
				.when(owner != null && members.current(owner).isEmpty(), "owner", "Choose a member of today.")
				.when(dueOn != null && dueOn.isBefore(decision.on()), "dueOn",
						"Give the day of the meeting or a later one.")
				.raise();
			queries.decide(id, decided.strip(), owner, dueOn);
			var changes = new LinkedHashMap<String, String>();
			changes.put("state", DecisionState.MADE.name());
			changes.put("decided", Auditable.CHANGED);
			if (owner != null) {
				changes.put("owner", owner.value().toString());
				changes.put("dueOn", String.valueOf(dueOn));
			}
			tell(decision, "strategy.decision.record", changes);
			return id.value();
		});
	}

	/**
	 * Says that a decision was carried out: its owner does, or the support team.
	 * @param on the day it was done
	 * @throws Problem where it was not taken yet, the caller is neither, or somebody
	 * changed it meanwhile
	 */
	@Allowed(operation = "strategy.decision.close", to = Audience.PEOPLE, scope = Scope.OWN_UNITS)
	public DecisionId done(String idempotencyKey, DecisionId id, int expectedVersion, LocalDate on) {
		Caller caller = closer(id);
		return once(caller, idempotencyKey, List.of("done", id, expectedVersion, on), () -> {
			DecisionView decision = expected(id, expectedVersion);
			LocalDate today = LocalDate.now(clock);
			new Problem.Faults()
				.when(decision.state() != DecisionState.MADE, "decision",
						"%s is not waiting to be carried out.".formatted(decision.reference()))
				.when(on.isAfter(today), "on", "The day cannot be in the future.")
				.raise();
			queries.close(id, DecisionState.DONE, on, null);
			tell(decision, "strategy.decision.close", Map.of("state", DecisionState.DONE.name(), "on", on.toString()));
			return id.value();
		});
	}

	/**
	 * Gives a decision up: it is no longer wanted, or not to be carried out.
	 * @throws Problem where it is closed already, no reason is given, the caller is
	 * neither its owner nor of the support team, or somebody changed it meanwhile
	 */
	@Allowed(operation = "strategy.decision.close", to = Audience.PEOPLE, scope = Scope.OWN_UNITS)
	public DecisionId drop(String idempotencyKey, DecisionId id, int expectedVersion, String reason) {
		Caller caller = closer(id);
		return once(caller, idempotencyKey, List.of("drop", id, expectedVersion, reason), () -> {
			DecisionView decision = expected(id, expectedVersion);
			new Problem.Faults()
				.when(decision.state().closed(), "decision", "%s is closed already.".formatted(decision.reference()))
				.when(reason.isBlank(), "reason", "Say in a few words why it is given up.")
				.text(reason, TEXT_LIMIT, "reason")
				.raise();
			queries.close(id, DecisionState.DROPPED, LocalDate.now(clock), reason.strip());
			tell(decision, "strategy.decision.close",
					Map.of("state", DecisionState.DROPPED.name(), "reason", Auditable.CHANGED));
			return id.value();
		});
	}

	private Caller closer(DecisionId id) {
		Caller caller = currentCaller.get();
		@Nullable MemberId owner = find(id.value()).owner();
		if (!caller.supportTeam() && caller.memberships().stream().noneMatch(it -> it.id().equals(owner))) {
			throw Problem.forbidden("Only who carries the decision out or the support team can close it.");
		}
		return caller;
	}

	private DecisionView expected(DecisionId id, int expectedVersion) {
		DecisionView decision = queries.locked(id)
			.orElseThrow(() -> Problem.notFound("decision", id.value().toString()));
		if (decision.version() != expectedVersion) {
			throw Problem.conflict("%s was changed by somebody else meanwhile. Look at what it says now, then decide."
				.formatted(decision.reference()), decision.version());
		}
		return decision;
	}

	private DecisionView find(UUID id) {
		return queries.find(new DecisionId(id)).orElseThrow(() -> Problem.notFound("decision", id.toString()));
	}

	private @Nullable ActionId action(NewDecision wanted) {
		@Nullable PlanCode plan = wanted.plan();
		@Nullable String code = wanted.action();
		if (plan == null && code == null) {
			return null;
		}
		if (plan == null || code == null) {
			throw Problem.invalid((plan == null) ? "plan" : "action", "Name the action by its plan and its code.");
		}
		return actions.find(plan, code)
			.orElseThrow(
					() -> Problem.invalid("action", "There is no action '%s' in %s.".formatted(code, plan.value())))
			.id();
	}

	private DecisionId once(Caller caller, String key, Object input, Supplier<UUID> work) {
		return new DecisionId(idempotency.once("account " + caller.account().value(), key, input, work));
	}

	private void tell(DecisionView decision, String operation, Map<String, String> changes) {
		events.publishEvent(new DecisionChanged(decision.id(), operation, "decision " + decision.reference(), changes));
	}

}
