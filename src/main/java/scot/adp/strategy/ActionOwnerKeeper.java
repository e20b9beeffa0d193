package scot.adp.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Recording;
import scot.adp.platform.MemberId;

/** Stores who leads an action and who stands in, and tells it. */
@Component
class ActionOwnerKeeper {

	private final Actions actions;

	private final ActionStore store;

	private final Recording recording;

	ActionOwnerKeeper(Actions actions, ActionStore store, Recording recording) {
		this.actions = actions;
		this.store = store;
		this.recording = recording;
	}

	/**
	 * Stores it for a locked action; where nothing changes, nothing is told and the
	 * version stays.
	 */
	void store(Action action, @Nullable MemberId lead, @Nullable MemberId deputy) {
		var changes = changed(action, lead, deputy);
		if (!changes.isEmpty()) {
			recording.tell(action.subject(), changes);
		}
	}

	/**
	 * As the other, where it is no operation of the caller's.
	 * @param operation what the audit trail calls it
	 */
	void store(Action action, @Nullable MemberId lead, @Nullable MemberId deputy, String operation) {
		var changes = changed(action, lead, deputy);
		if (!changes.isEmpty()) {
			recording.tell(operation, action.subject(), changes);
		}
	}

	private Map<String, String> changed(Action action, @Nullable MemberId lead, @Nullable MemberId deputy) {
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
		}
		return changes;
	}

	private record Owner(String field, @Nullable MemberId before, @Nullable MemberId after) {
	}

}
