package scot.adp.strategy;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.MeetingMoved;
import scot.adp.directory.MeetingRemoved;
import scot.adp.platform.Problem;

/**
 * Looks after requests for help that were taken to a meeting, in the transaction of its
 * change.
 */
@Component
class HelpFollower {

	private final HelpStore help;

	HelpFollower(HelpStore help) {
		this.help = help;
	}

	@EventListener
	void on(MeetingMoved event) {
		help.follow(event.group(), event.from(), event.to());
	}

	/** Refuses to let go of a meeting that is to answer a request. */
	@EventListener
	void on(MeetingRemoved event) {
		if (help.isTakenTo(event.group(), event.on())) {
			throw Problem.invalid("on",
					"Requests for help were taken to this meeting; move it to its new day instead.");
		}
	}

}
