package scot.adp.families.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.families.Crafts;
import scot.adp.families.Crafts.Kept;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * CRAFT courses of the own unit of which nothing was entered for long, or something is to
 * be asked.
 */
@Component
class CraftToday implements WorkItems {

	private final Crafts crafts;

	CraftToday(Crafts crafts) {
		this.crafts = crafts;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("families.craft.read")) {
			Crafts.Look look = crafts.look();
			if (look.due() > 0) {
				items.add(WorkItem.plain(Words.of("craft.work"), Words.of("craft.work.DUE", look.due()),
						Words.of("craft.work.DUE.detail", look.quiet(), look.toAsk()), Words.of("craft.work.verb"),
						"%s?list=%s".formatted(CraftBoard.ROUTE, Kept.DUE)));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 18;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
