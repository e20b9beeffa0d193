package scot.adp.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.platform.MemberId;

/** Stores who leads an action and who stands in, and tells it. */
@Component
class ActionOwnerKeeper {

	private final Actions actions;

	private final ActionStore store;

	private final ApplicationEventPublisher events;

	ActionOwnerKeeper(Actions actions, ActionStore store, ApplicationEventPublisher events) {
		this.actions = actions;
		this.store = store;
		this.events = events;
	}

	/**
	 * Stores it for a locked action; where nothing changes, nothing is told and the
	 * version stays.
	 * @param operation the permission that allowed it
	 */
	void store(Action action, @Nullable MemberId lead, @Nullable MemberId deputy, String operation) {
		var changes = new LinkedHashMap<String, String>();
		for (var change : List.of(new Owner("lead", action.lead(), lead),
				new Owner("deputy", action.deputy(), deputy))) {
			if (!Objects.equals(change.before(), change.after())) {
				changes.put(change.field(), (change.after() != null) ? change.after().value().toString() : "nobody");
			}
		}
		if (!changes.isEmpty()) {
			store.rememberOwners(action.id());
			action.assign(lead, deputy);
			actions.save(action);
			events.publishEvent(new OwnersChanged(action.id(), operation, action.subject(), changes));
		}
	}

	private record Owner(String field, @Nullable MemberId before, @Nullable MemberId after) {
	}

}
