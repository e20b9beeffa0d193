package scot.adp.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** Gives actions their lead and deputy. */
@Service
@Transactional
public class ActionOwners {

	/** The most actions of one change. */
	private static final int MANY = 500;

	private final Actions actions;

	private final ActionQueries queries;

	private final LeadRule rule;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ActionOwnerKeeper keeper;

	ActionOwners(Actions actions, ActionQueries queries, LeadRule rule, CurrentCaller currentCaller,
			Recording recording, ActionOwnerKeeper keeper) {
		this.actions = actions;
		this.queries = queries;
		this.rule = rule;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.keeper = keeper;
	}

	/**
	 * Sets who leads an action and who stands in.
	 * @param idempotencyKey new for each change
	 * @param expectedVersion the action's version that the caller saw
	 * @param lead a member of today, or null for nobody
	 * @param deputy another member of today, or null for nobody
	 * @throws Problem where a member is unknown, both are the same, or somebody changed
	 * the action meanwhile
	 */
	@Allowed(operation = "strategy.action.assign", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void assign(String idempotencyKey, PlanCode plan, String code, int expectedVersion, @Nullable MemberId lead,
			@Nullable MemberId deputy) {
		Action action = locked(plan, code);
		recording.once(idempotencyKey, Arrays.asList(plan, code, expectedVersion, lead, deputy), author -> {
			action.expect(expectedVersion);
			var today = rule.of(Stream.of(lead, deputy));
			new Problem.Faults()
				.when(lead != null && lead.equals(deputy), "deputy", "Choose somebody else than the lead.")
				.when(lead == null && deputy != null, "lead", "A deputy stands in for somebody; choose a lead first.")
				.when(lead != null && !lead.equals(action.lead()) && !today.fits(lead, action.leadUnit()), "lead",
						LeadRule.UNFIT)
				.when(deputy != null && !deputy.equals(action.deputy()) && !today.fits(deputy, action.leadUnit()),
						"deputy", LeadRule.UNFIT)
				.raise();
			keeper.store(action, lead, deputy);
		});
	}

	/**
	 * Gives many actions their leads and deputies, all or none.
	 * @return the actions' ids, in the order given
	 * @throws Problem where a member cannot lead one of them or somebody changed one
	 * meanwhile; each is named with what to do, and nothing is stored then
	 */
	@Allowed(operation = "strategy.action.assign", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public List<ActionId> assignEach(String idempotencyKey, List<Assignment> assignments) {
		new Problem.Faults().when(assignments.isEmpty(), "actions", "Choose at least one action.")
			.when(assignments.size() > MANY, "actions", "Choose at most %d actions at a time.".formatted(MANY))
			.when(assignments.stream().map(it -> place(it.action())).distinct().count() < assignments.size(), "actions",
					"Name each action once.")
			.raise();
		var locked = locked(assignments);
		recording.once(idempotencyKey, assignments, author -> {
			expect(locked, assignments);
			var today = rule.of(assignments.stream().flatMap(it -> Stream.of(it.lead(), it.deputy())));
			var faults = new Problem.Faults();
			var wanted = new LinkedHashMap<Action, Owners>();
			for (Assignment assignment : assignments) {
				Action action = Objects.requireNonNull(locked.get(place(assignment.action())));
				Owners owners = Owners.of(action, assignment);
				wanted.put(action, owners);
				check(faults, today, action, assignment, owners);
			}
			faults.raise();
			wanted.forEach((action, owners) -> keeper.store(action, owners.lead(), owners.deputy()));
		});
		return assignments.stream().map(it -> Objects.requireNonNull(locked.get(place(it.action()))).id()).toList();
	}

	/**
	 * Gives many actions the same lead or deputy, all or none.
	 * @param lead null leaves the leads as they are
	 * @param deputy null leaves the deputies as they are
	 * @throws Problem as with {@link #assignEach}
	 */
	@Allowed(operation = "strategy.action.assign", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public List<ActionId> assignAll(String idempotencyKey, List<ActionRef> actions, @Nullable MemberId lead,
			@Nullable MemberId deputy) {
		return assignEach(idempotencyKey,
				actions.stream().map(action -> new Assignment(action, lead, deputy)).toList());
	}

	/**
	 * Hands the lead of an action of the caller's own units to a colleague. A deputy who
	 * becomes the lead is the deputy no more.
	 * @param expectedVersion the action's version that the caller saw
	 * @param to one of {@link #candidates}
	 * @return the action's id
	 * @throws Problem where the caller does not answer for the action's lead unit, the
	 * colleague cannot lead it, or somebody changed the action meanwhile
	 */
	@Allowed(operation = "strategy.action.give", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD },
			scope = Scope.OWN_UNITS)
	public ActionId give(String idempotencyKey, PlanCode plan, String code, int expectedVersion, MemberId to) {
		Action action = locked(plan, code);
		Caller caller = giver(action.leadUnit(), code);
		recording.once(idempotencyKey, List.of(plan, code, expectedVersion, to), author -> {
			action.expect(expectedVersion);
			new Problem.Faults()
				.when(offered(caller, action.leadUnit()).stream().noneMatch(member -> member.id().equals(to)), "to",
						caller.supportTeam() ? LeadRule.UNFIT : "Choose somebody who leads the action's unit today.")
				.raise();
			keeper.store(action, to, to.equals(action.deputy()) ? null : action.deputy());
		});
		return action.id();
	}

	/**
	 * To whom the caller can give an action of their own units: who leads its unit or one
	 * above it; for the support team, the support team too.
	 * @throws Problem where the caller does not answer for the action's lead unit
	 */
	@Allowed(operation = "strategy.action.give", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<MemberView> candidates(PlanCode plan, String code) {
		ActionView action = queries.find(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
		return offered(giver(action.leadUnit(), code), action.leadUnit());
	}

	/**
	 * Who can lead actions today.
	 * @param units of some of these units; of none where one is empty, which anybody who
	 * leads can
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<MemberView> whoCanLead(Collection<Optional<UnitId>> units) {
		var today = rule.today();
		return units.stream().flatMap(unit -> today.candidates(unit.orElse(null)).stream()).distinct().toList();
	}

	/** The actions by place, locked plan by plan as every other lock takes them. */
	private Map<String, Action> locked(List<Assignment> assignments) {
		var codes = new TreeMap<String, List<String>>();
		for (Assignment assignment : assignments) {
			codes.computeIfAbsent(assignment.action().plan().value(), plan -> new ArrayList<>())
				.add(assignment.action().code());
		}
		var found = new HashMap<String, Action>();
		codes.forEach((plan, wanted) -> actions.findAllByPlanAndCodeInOrderById(new PlanCode(plan), wanted)
			.forEach(action -> found.put(plan + "/" + action.code(), action)));
		for (Assignment assignment : assignments) {
			if (!found.containsKey(place(assignment.action()))) {
				throw Problem.notFound("action", place(assignment.action()));
			}
		}
		return found;
	}

	/** Names every action that was changed meanwhile, not only the first. */
	private static void expect(Map<String, Action> locked, List<Assignment> assignments) {
		var stale = new ArrayList<String>();
		@Nullable Integer stored = null;
		for (Assignment assignment : assignments) {
			try {
				Objects.requireNonNull(locked.get(place(assignment.action())))
					.expect(assignment.action().expectedVersion());
			}
			catch (Problem problem) {
				stale.add(assignment.action().code());
				stored = problem.currentVersion();
			}
		}
		if (!stale.isEmpty()) {
			throw Problem
				.conflict("Somebody else changed %s meanwhile. Look at what the list says now, then choose again."
					.formatted(String.join(", ", stale)), (assignments.size() == 1) ? stored : null);
		}
	}

	private static void check(Problem.Faults faults, LeadRule.Today today, Action action, Assignment assignment,
			Owners owners) {
		String code = action.code();
		@Nullable MemberId lead = assignment.lead();
		@Nullable MemberId deputy = assignment.deputy();
		faults.when(lead != null && !today.fits(lead, action.leadUnit()), "lead", code + ": " + LeadRule.UNFIT)
			.when(deputy != null && !today.fits(deputy, action.leadUnit()), "deputy", code + ": " + LeadRule.UNFIT)
			.when(deputy != null && deputy.equals(owners.lead()), "deputy",
					code + ": Choose somebody else than the lead.")
			.when(deputy != null && owners.lead() == null, "lead",
					code + ": A deputy stands in for somebody; choose a lead first.");
	}

	private static String place(ActionRef action) {
		return action.plan().value() + "/" + action.code();
	}

	private Action locked(PlanCode plan, String code) {
		return actions.findByPlanAndCode(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	private Caller giver(@Nullable UnitId unit, String code) {
		if (unit != null) {
			return currentCaller.answeringFor(unit);
		}
		Caller caller = currentCaller.get();
		if (!caller.supportTeam()) {
			throw Problem
				.forbidden("%s has no lead unit yet; only the support team can give it a lead.".formatted(code));
		}
		return caller;
	}

	private List<MemberView> offered(Caller caller, @Nullable UnitId unit) {
		return rule.today()
			.candidates(unit)
			.stream()
			.filter(member -> caller.supportTeam() || !member.role().supportTeam())
			.toList();
	}

	/** Who leads an action and stands in once it is assigned. */
	private record Owners(@Nullable MemberId lead, @Nullable MemberId deputy) {

		static Owners of(Action action, Assignment assignment) {
			@Nullable MemberId lead = (assignment.lead() != null) ? assignment.lead() : action.lead();
			@Nullable MemberId deputy = (assignment.deputy() != null) ? assignment.deputy() : action.deputy();
			boolean promoted = assignment.deputy() == null && Objects.equals(lead, deputy);
			return new Owners(lead, promoted ? null : deputy);
		}

	}

	/**
	 * Who is to lead an action and stand in.
	 *
	 * @param lead the new lead; null leaves the lead as it is
	 * @param deputy the new deputy; null leaves the deputy as is, unless they become the
	 * lead
	 */
	public record Assignment(ActionRef action, @Nullable MemberId lead, @Nullable MemberId deputy) {
	}

}
