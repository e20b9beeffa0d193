package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.families.FamilySupports;
import scot.adp.families.FamilySupports.Kept;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Families of the own unit that wait, and those of which something is due. */
@Component
class FamiliesToday implements WorkItems {

	private final FamilySupports supports;

	private final Clock clock;

	FamiliesToday(FamilySupports supports, Clock clock) {
		this.supports = supports;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("families.support.read")) {
			FamilySupports.Look look = supports.look();
			if (look.waiting() > 0) {
				items.add(item(Kept.WAITING, Words.of("families.work.WAITING", look.waiting()),
						(look.waitingSince() != null) ? Words.of("families.card.WAITING.detail",
								Dates.full(look.waitingSince()), look.longest(LocalDate.now(clock))) : ""));
			}
			if (look.due() > 0) {
				items.add(item(Kept.DUE, Words.of("families.work.DUE", look.due()),
						Words.of("families.work.DUE.detail")));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 17;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static WorkItem item(Kept list, String title, String detail) {
		return WorkItem.plain(Words.of("families.work"), title, detail, Words.of("families.work.verb." + list.name()),
				"%s?list=%s".formatted(FamiliesView.ROUTE, list.name()));
	}

}
