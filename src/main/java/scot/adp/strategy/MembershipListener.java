package scot.adp.strategy;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.identity.MembershipEnded;

/** Leaves no action with a lead whose membership is over. */
@Component
class MembershipListener {

	private final LedActions led;

	MembershipListener(LedActions led) {
		this.led = led;
	}

	@ApplicationModuleListener(id = "strategy.membership-ended")
	void on(MembershipEnded event) {
		led.release(event.members());
	}

}
