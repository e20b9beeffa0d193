package scot.adp.strategy.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;

/** Who leads actions. */
@Controller
class OwnersController {

	private final ActionOwners owners;

	private final ActionRegister register;

	private final Members members;

	OwnersController(ActionOwners owners, ActionRegister register, Members members) {
		this.owners = owners;
		this.register = register;
		this.members = members;
	}

	@MutationMapping
	@Nullable ActionView giveLead(@Argument GiveLeadInput input) {
		var id = owners.give(input.idempotencyKey(), input.plan(), input.action(), input.expectedVersion(), input.to());
		return register.byIds(List.of(id)).get(id);
	}

	@MutationMapping
	List<ActionView> assignLeads(@Argument AssignLeadsInput input) {
		var ids = owners.assignEach(input.idempotencyKey(),
				input.assignments()
					.stream()
					.map(it -> new ActionOwners.Assignment(new ActionRef(it.plan(), it.action(), it.expectedVersion()),
							it.lead(), it.deputy()))
					.toList());
		var found = register.byIds(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@BatchMapping(typeName = "Action", field = "holder")
	Map<ActionView, MemberView> holder(List<ActionView> actions) {
		var away = members.away();
		var found = members
			.byIds(actions.stream().map(action -> action.holder(away)).filter(Objects::nonNull).distinct().toList());
		var holders = new HashMap<ActionView, MemberView>();
		for (ActionView action : actions) {
			@Nullable MemberId id = action.holder(away);
			@Nullable MemberView holder = (id != null) ? found.get(id) : null;
			if (holder != null) {
				holders.put(action, holder);
			}
		}
		return holders;
	}

	record GiveLeadInput(String idempotencyKey, PlanCode plan, String action, Integer expectedVersion, MemberId to) {
	}

	record AssignLeadsInput(String idempotencyKey, List<AssignmentInput> assignments) {
	}

	record AssignmentInput(PlanCode plan, String action, Integer expectedVersion, @Nullable MemberId lead,
			@Nullable MemberId deputy) {
	}

}
