package scot.adp.strategy.ui;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.PlanConflicts;

/** Tells the support team where a plan's file and what was changed here disagree. */
@Component
class PlanToday implements WorkItems {

	private final PlanConflicts conflicts;

	private final Members members;

	PlanToday(PlanConflicts conflicts, Members members) {
		this.conflicts = conflicts;
		this.members = members;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		int open = members.me().may("strategy.plan-conflict.resolve") ? conflicts.open().size() : 0;
		return (open == 0) ? Found.NONE
				: new Found(List.of(new WorkItem(Wording.text("conflicts.work"),
						Wording.text("conflicts.work.title", open), Wording.text("conflicts.work.detail"), null, null,
						null, Wording.text("conflicts.work.verb"), "plan-conflicts")), 1);
	}

}
