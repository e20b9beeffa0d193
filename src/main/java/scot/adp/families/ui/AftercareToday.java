package scot.adp.families.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.families.Aftercares;
import scot.adp.families.Aftercares.Kept;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** With whom of the own unit somebody is to be in touch after a stay. */
@Component
class AftercareToday implements WorkItems {

	private final Aftercares aftercares;

	AftercareToday(Aftercares aftercares) {
		this.aftercares = aftercares;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("families.aftercare.read")) {
			Aftercares.Look look = aftercares.look();
			if (look.due() > 0) {
				items.add(WorkItem.plain(Words.of("aftercare.work"), Words.of("aftercare.work.DUE", look.due()),
						Words.of("aftercare.work.DUE.detail", look.missed()), Words.of("aftercare.work.verb"),
						"%s?list=%s".formatted(AftercareBoard.ROUTE, Kept.DUE)));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 16;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
