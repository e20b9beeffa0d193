package scot.adp.community.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.community.Volunteers;
import scot.adp.community.Volunteers.Due;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * Volunteers of the own unit whose membership of the PVG scheme has ended, and whose
 * supervision is due.
 */
@Component
class VolunteersToday implements WorkItems {

	private final Volunteers volunteers;

	VolunteersToday(Volunteers volunteers) {
		this.volunteers = volunteers;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("community.volunteer.read")) {
			return Work.NONE;
		}
		var look = volunteers.look();
		var found = new ArrayList<WorkItem>();
		add(found, Due.PVG, look.pvgOver());
		add(found, Due.SUPERVISION, look.supervision());
		return found.isEmpty() ? Work.NONE : Work.mine(Found.first(found, asked.limit()));
	}

	private static void add(ArrayList<WorkItem> found, Due due, int number) {
		if (number > 0) {
			found.add(WorkItem.plain(Words.of("volunteers.title"), Words.of("volunteers.work." + due, number),
					Words.of("volunteers.work.%s.detail".formatted(due)), Words.of("volunteers.work.verb"),
					"%s?%s=%s".formatted(VolunteersPage.ROUTE, VolunteersPage.DUE, due)));
		}
	}

	@Override
	public int order() {
		return 49;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
