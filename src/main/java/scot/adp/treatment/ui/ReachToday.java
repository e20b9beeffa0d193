package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.DrugAlerts;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachOuts.Kept;

/**
 * People of the own unit to reach: whoever is past their time first, which goes to who
 * leads the unit as well; and to those who approve alerts where several overdoses
 * happened near each other.
 */
@Component
class ReachToday implements WorkItems {

	private final ReachOuts reachOuts;

	private final DrugAlerts alerts;

	private final Areas areas;

	ReachToday(ReachOuts reachOuts, DrugAlerts alerts, Areas areas) {
		this.reachOuts = reachOuts;
		this.alerts = alerts;
		this.areas = areas;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("treatment.reach.read")) {
			ReachOuts.Look look = reachOuts.look();
			if (look.late() > 0) {
				boolean leads = asked.reader().holdsAny(Set.of(Role.UNIT_LEAD));
				items.add(item(Kept.LATE, Words.of(leads ? "reach.work.LEAD" : "reach.work.LATE", look.late()),
						Words.of("reach.work.LATE.detail", Dates.time(Objects.requireNonNull(look.lateSince())))));
			}
			if (look.soon() > 0) {
				items.add(item(Kept.SOON, Words.of("reach.work.SOON", look.soon()),
						Words.of("reach.work.SOON.detail", Dates.time(Objects.requireNonNull(look.nextDueAt())))));
			}
		}
		if (asked.reader().may("treatment.alert.issue") && alerts.approves()) {
			reachOuts.clusters()
				.forEach(it -> items.add(WorkItem.plain(Words.of("reach.work.cluster"),
						Words.of("reach.work.cluster.where", areas.name(it.locality()).orElse(it.locality())),
						Words.of("reach.work.cluster.detail", Dates.full(it.fromOn()), Dates.full(it.toOn())),
						Words.of("reach.work.cluster.verb"), "alerts/new")));
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	/** Beside alerts: somebody may die. */
	@Override
	public int order() {
		return 6;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static WorkItem item(Kept list, String title, String detail) {
		return WorkItem.plain(Words.of("reach.work"), title, detail, Words.of("reach.work.verb." + list.name()),
				"%s?list=%s".formatted(ReachBoard.ROUTE, list.name()));
	}

}
