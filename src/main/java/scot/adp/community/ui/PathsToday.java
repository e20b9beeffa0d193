package scot.adp.community.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.community.WorkPaths;
import scot.adp.community.WorkPaths.Kept;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Checks of the own unit that are awaited, and of whom nobody knows how it went. */
@Component
class PathsToday implements WorkItems {

	private final WorkPaths paths;

	PathsToday(WorkPaths paths) {
		this.paths = paths;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("community.path.read")) {
			return Work.NONE;
		}
		WorkPaths.Look look = paths.look();
		var items = new ArrayList<WorkItem>();
		if (look.awaiting() > 0) {
			items.add(item(Kept.AWAITING, look.awaiting(), (look.nextUntil() != null)
					? Words.of("paths.card.AWAITING.detail", Dates.weekday(look.nextUntil())) : ""));
		}
		if (look.unknown() > 0) {
			items.add(item(Kept.UNKNOWN, look.unknown(), Words.of("paths.card.UNKNOWN.some")));
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 45;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static WorkItem item(Kept list, int number, String detail) {
		return WorkItem.plain(Words.of("paths.work"), Words.of("paths.card." + list, number), detail,
				Words.of("paths.work.verb"), "%s?list=%s".formatted(WorkPathsPage.ROUTE, list));
	}

}
