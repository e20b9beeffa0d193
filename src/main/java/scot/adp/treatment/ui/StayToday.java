package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.Stays;
import scot.adp.treatment.Stays.Kept;

/**
 * Who of the own unit leaves a stay soon without an address, and with whom somebody is to
 * be in touch afterwards.
 */
@Component
class StayToday implements WorkItems {

	private final Stays stays;

	StayToday(Stays stays) {
		this.stays = stays;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("treatment.stay.read")) {
			Stays.Look look = stays.look();
			add(items, "LEAVING", look.leaving(), look.nextLeavingOn(), Kept.LEAVING);
			add(items, "CONTACT", look.contact(), look.contactDueOn(), Kept.DUE);
			add(items, "STATUS", look.status(), look.statusDueOn(), Kept.DUE);
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	private static void add(ArrayList<WorkItem> items, String what, int many, @Nullable LocalDate next, Kept list) {
		if (many > 0) {
			items.add(WorkItem.plain(Words.of("stay.work"), Words.of("stay.work." + what, many),
					Words.of("stay.work.%s.detail".formatted(what), Dates.weekday(Objects.requireNonNull(next))),
					Words.of("stay.work.verb." + what), "%s?list=%s".formatted(StayBoard.ROUTE, list)));
		}
	}

	/** Behind people to reach: somebody may stand in the street. */
	@Override
	public int order() {
		return 7;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
