package scot.adp.strategy;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import scot.adp.strategy.spi.ActionTouched;

/** Counts what other modules keep of an action as a change of the action. */
@Component
class TouchListener {

	private final Actions actions;

	TouchListener(Actions actions) {
		this.actions = actions;
	}

	@EventListener
	void on(ActionTouched event) {
		actions.touch(event.action());
	}

}
