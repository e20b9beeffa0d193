package scot.adp.strategy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.MemberView;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Idempotency;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** Gives actions their lead and deputy. */
@Service
@Transactional
public class ActionOwners {

	private final Actions actions;

	private final ActionQueries queries;

	private final LeadRule rule;

	private final CurrentCaller currentCaller;

	private final Idempotency idempotency;

	private final ActionOwnerKeeper keeper;

	ActionOwners(Actions actions, ActionQueries queries, LeadRule rule, CurrentCaller currentCaller,
			Idempotency idempotency, ActionOwnerKeeper keeper) {
		this.actions = actions;
		this.queries = queries;
		this.rule = rule;
		this.currentCaller = currentCaller;
		this.idempotency = idempotency;
		this.keeper = keeper;
	}

	/**
	 * Sets who leads an action and who stands in.
	 * @param expectedVersion the action's version that the caller saw
	 * @param lead a member of today, or null for nobody
	 * @param deputy another member of today, or null for nobody
	 * @throws Problem where a member is unknown, both are the same, or somebody changed
	 * the action meanwhile
	 */
	@Allowed(operation = "strategy.action.assign", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void assign(PlanCode plan, String code, int expectedVersion, @Nullable MemberId lead,
			@Nullable MemberId deputy) {
		Action action = locked(plan, code);
		action.expect(expectedVersion);
		var today = rule.today();
		new Problem.Faults().when(lead != null && lead.equals(deputy), "deputy", "Choose somebody else than the lead.")
			.when(lead == null && deputy != null, "lead", "A deputy stands in for somebody; choose a lead first.")
			.when(lead != null && !today.fits(lead, action.leadUnit()), "lead", LeadRule.UNFIT)
			.when(deputy != null && !today.fits(deputy, action.leadUnit()), "deputy", LeadRule.UNFIT)
			.raise();
		keeper.store(action, lead, deputy, "strategy.action.assign");
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
		var input = List.of(plan, code, expectedVersion, to);
		idempotency.once("account " + caller.account().value(), idempotencyKey, input, () -> {
			action.expect(expectedVersion);
			new Problem.Faults()
				.when(offered(caller, action.leadUnit()).stream().noneMatch(member -> member.id().equals(to)), "to",
						caller.supportTeam() ? LeadRule.UNFIT : "Choose somebody who leads the action's unit today.")
				.raise();
			keeper.store(action, to, to.equals(action.deputy()) ? null : action.deputy(), "strategy.action.give");
			return action.id().value();
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

}
