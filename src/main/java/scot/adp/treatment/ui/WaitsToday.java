package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.WaitQuarterView;
import scot.adp.treatment.WaitQuarters;
import scot.adp.treatment.Waits;
import scot.adp.treatment.Waits.Kept;

/**
 * Referrals of the own unit that are past three weeks or soon will be, and people who are
 * away and nobody knows until when: counted in one look; and quarters to be confirmed.
 */
@Component
class WaitsToday implements WorkItems {

	private final Waits waits;

	private final WaitQuarters quarters;

	WaitsToday(Waits waits, WaitQuarters quarters) {
		this.waits = waits;
		this.quarters = quarters;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		// A quarter has its day, so it is not crowded out by what is there each Monday.
		if (asked.reader().may("treatment.wait-quarter.check")) {
			quarters.owed()
				.stream()
				.collect(Collectors.groupingBy(WaitQuarters.Owed::quarter, TreeMap::new, Collectors.counting()))
				.forEach((quarter, units) -> items
					.add(quarter(quarter, Words.of("waits.work.quarter.detail", units), "waits.work.quarter.verb")));
		}
		if (asked.reader().may("treatment.wait.read")) {
			look(items);
		}
		if (asked.reader().holdsAny(Set.of(Role.ADP_ANALYST))) {
			quarters.open()
				.forEach(it -> items.add(quarter(it.quarter(),
						Words.of("waits.work.quarter.services", it.confirmed(), it.services().size()),
						(it.stage() == WaitQuarterView.Stage.CHECKED) ? "waits.work.quarter.verb"
								: "waits.work.quarter.see")));
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	private static WorkItem quarter(Period quarter, String detail, String verb) {
		return WorkItem.plain(Words.of("waits.work"), Words.of("waits.work.quarter", quarter.name()), detail,
				Words.of(verb), "%s?of=%s".formatted(WaitQuarterPage.ROUTE, quarter.from()));
	}

	private void look(List<WorkItem> items) {
		Waits.Look look = waits.look();
		if (look.past() > 0) {
			items.add(item(Kept.PAST, Words.of("waits.work.PAST", look.past()), Words.of("waits.work.PAST.detail")));
		}
		if (look.passes() > 0) {
			items.add(item(Kept.PASSES, Words.of("waits.work.PASSES", look.passes()), (look.nextPassesOn() != null)
					? Words.of("waits.card.PASSES.detail", Dates.weekday(look.nextPassesOn())) : ""));
		}
		if (look.pausedWithoutEnd() > 0) {
			items.add(item(Kept.PAUSED, Words.of("waits.work.PAUSED", look.pausedWithoutEnd()),
					Words.of("waits.work.PAUSED.detail")));
		}
	}

	@Override
	public int order() {
		return 15;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static WorkItem item(Kept list, String title, String detail) {
		return WorkItem.plain(Words.of("waits.work"), title, detail, Words.of("waits.work.verb." + list.name()),
				"%s?list=%s".formatted(WaitsView.ROUTE, list.name()));
	}

}
