package scot.adp.strategy;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.MeetingMoved;
import scot.adp.directory.MeetingRemoved;
import scot.adp.platform.Problem;

/**
 * Looks after what was prepared for a meeting, in the transaction of its change: a paper
 * opened right after a move finds its board lines.
 */
@Component
class MeetingMovedListener {

	private final DecisionQueries decisions;

	MeetingMovedListener(DecisionQueries decisions) {
		this.decisions = decisions;
	}

	@EventListener
	void on(MeetingMoved event) {
		decisions.follow(event.group(), event.from(), event.to());
	}

	/** Refuses to let go of a meeting that something is kept for. */
	@EventListener
	void on(MeetingRemoved event) {
		if (decisions.anythingFor(event.group(), event.on())) {
			throw Problem.invalid("on",
					"Decisions or board lines are written for this meeting; move it to its new day instead.");
		}
	}

}
