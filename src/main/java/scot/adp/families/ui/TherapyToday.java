package scot.adp.families.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.families.Therapies;
import scot.adp.families.Therapies.Kept;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Parents and children of the own unit who wait for therapy. */
@Component
class TherapyToday implements WorkItems {

	private final Therapies therapies;

	TherapyToday(Therapies therapies) {
		this.therapies = therapies;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("families.therapy.read")) {
			Therapies.Look look = therapies.look();
			if (look.waiting() > 0) {
				items.add(WorkItem.plain(Words.of("therapy.work"), Words.of("therapy.work.WAITING", look.waiting()),
						Words.of("therapy.work.WAITING.detail", look.waitingLong()), Words.of("therapy.work.verb"),
						"%s?list=%s".formatted(TherapyBoard.ROUTE, Kept.WAITING)));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 19;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
