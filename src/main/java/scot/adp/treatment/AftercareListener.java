package scot.adp.treatment;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.AftercareMissed;

/**
 * Hears that whoever follows somebody home after a stay was not in touch in time, and
 * marks the stay, so that its service can ask.
 */
@Component
class AftercareListener {

	private final StayStore stays;

	AftercareListener(StayStore stays) {
		this.stays = stays;
	}

	@ApplicationModuleListener(id = "treatment.aftercare-missed")
	void on(AftercareMissed event) {
		if (event.stay() != null) {
			stays.aftercareMissed(event.stay().value(), event.dueOn());
		}
	}

}
