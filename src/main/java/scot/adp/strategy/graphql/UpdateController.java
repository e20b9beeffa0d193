package scot.adp.strategy.graphql;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.ProgressUpdates;

/** Recording updates. */
@Controller
class UpdateController {

	private final ProgressUpdates updates;

	private final ActionRegister register;

	UpdateController(ProgressUpdates updates, ActionRegister register) {
		this.updates = updates;
		this.register = register;
	}

	@MutationMapping
	ActionView recordUpdate(@Argument ProgressUpdates.New input) {
		return register.get(updates.record(input));
	}

	@MutationMapping
	ActionView noChange(@Argument ProgressUpdates.NoChange input) {
		return register.get(updates.noChange(input));
	}

}
