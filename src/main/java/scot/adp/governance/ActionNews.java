package scot.adp.governance;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionTouched;

/** Tells the plans that something of this module belongs to an action and changed. */
@Component
class ActionNews {

	private final ApplicationEventPublisher events;

	ActionNews(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Tells of an action.
	 * @param action null where what changed is about none
	 */
	void of(@Nullable ActionId action) {
		if (action != null) {
			events.publishEvent(new ActionTouched(action));
		}
	}

}
