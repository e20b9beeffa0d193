package scot.adp.reporting;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.MeetingMoved;
import scot.adp.directory.MeetingRemoved;
import scot.adp.platform.Problem;

/** Looks after issued papers when their meeting moves, in the same transaction. */
@Component
class PaperFollower {

	private final PaperQueries papers;

	PaperFollower(PaperQueries papers) {
		this.papers = papers;
	}

	@EventListener
	void on(MeetingMoved event) {
		papers.follow(event.group(), event.from(), event.to());
	}

	/** Refuses to let go of a meeting whose paper is out. */
	@EventListener
	void on(MeetingRemoved event) {
		if (papers.issued(event.group()).stream().anyMatch(paper -> paper.on().equals(event.on()))) {
			throw Problem.invalid("on", "A paper was issued for this meeting; move it to its new day instead.");
		}
	}

}
