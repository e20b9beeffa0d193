package scot.adp.strategy;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.MeetingsChanged;

/** Moves due dates when meetings move. */
@Component
class MeetingListener {

	private final Actions actions;

	private final DueDateKeeper dueDates;

	MeetingListener(Actions actions, DueDateKeeper dueDates) {
		this.actions = actions;
		this.dueDates = dueDates;
	}

	@ApplicationModuleListener(id = "strategy.meetings-changed")
	void on(MeetingsChanged event) {
		dueDates.reschedule(actions.findAllByOverseeingGroupInOrderByPlanAscIdAsc(event.groups()))
			.forEach(actions::storeDueDates);
	}

}
