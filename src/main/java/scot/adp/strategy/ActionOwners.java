package scot.adp.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Members;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/** Gives actions their lead and deputy. */
@Service
@Transactional
public class ActionOwners {

	private static final String UNFIT = "Choose somebody who leads the action's unit today, or the support team.";

	private final Actions actions;

	private final Members members;

	private final OrganisationNames units;

	private final ApplicationEventPublisher events;

	ActionOwners(Actions actions, Members members, OrganisationNames units, ApplicationEventPublisher events) {
		this.actions = actions;
		this.members = members;
		this.units = units;
		this.events = events;
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
		Action action = actions.findByPlanAndCode(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
		action.expect(expectedVersion);
		new Problem.Faults().when(lead != null && lead.equals(deputy), "deputy", "Choose somebody else than the lead.")
			.when(lead == null && deputy != null, "lead", "A deputy stands in for somebody; choose a lead first.")
			.when(lead != null && !mayAnswer(lead, action), "lead", UNFIT)
			.when(deputy != null && !mayAnswer(deputy, action), "deputy", UNFIT)
			.raise();
		var changes = new LinkedHashMap<String, String>();
		for (var change : List.of(new Change("lead", action.lead(), lead),
				new Change("deputy", action.deputy(), deputy))) {
			if (!Objects.equals(change.before(), change.after())) {
				changes.put(change.field(), (change.after() != null) ? change.after().value().toString() : "nobody");
			}
		}
		if (!changes.isEmpty()) {
			action.assign(lead, deputy);
			actions.save(action);
			events.publishEvent(new OwnersChanged(action.id(), "strategy.action.assign", action.subject(), changes));
		}
	}

	/**
	 * Only who can update an action can lead it: the unit's leads and the support team.
	 */
	boolean mayAnswer(MemberId id, Action action) {
		return members.current(id)
			.filter(member -> member.role().supportTeam()
					|| (member.role() == Role.UNIT_LEAD && (action.leadUnit() == null
							|| units.withBelow(List.of(member.unit())).contains(action.leadUnit()))))
			.isPresent();
	}

	private record Change(String field, @Nullable MemberId before, @Nullable MemberId after) {
	}

}
