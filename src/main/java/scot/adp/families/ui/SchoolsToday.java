package scot.adp.families.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.families.Schools;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** What of schools waits at the unit that looks after them. */
@Component
class SchoolsToday implements WorkItems {

	private final Schools schools;

	SchoolsToday(Schools schools) {
		this.schools = schools;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("families.school.change")) {
			Schools.Waiting waiting = schools.waiting();
			if (waiting.fileDueOn() != null) {
				items.add(WorkItem.plain(Words.of("schools.work"), Words.of("schools.work.file", waiting.year()),
						Words.of("schools.work.file.detail", Dates.full(waiting.fileDueOn())),
						Words.of("schools.work.file.verb"), SchoolsView.ROUTE + "/load"));
			}
			if (waiting.draft()) {
				items.add(WorkItem.plain(Words.of("schools.work"), Words.of("schools.work.draft", waiting.year()),
						Words.of("schools.work.draft.detail"), Words.of("schools.work.draft.verb"), SchoolsView.ROUTE));
			}
			if (waiting.missing() > 0 || waiting.reasons() > 0) {
				items.add(WorkItem.plain(Words.of("schools.work"), Words.of("schools.work.missing", waiting.missing()),
						Words.of("schools.work.missing.detail", waiting.reasons()),
						Words.of("schools.work.missing.verb"),
						"%s?show=%s".formatted(SchoolsView.ROUTE, SchoolsView.MISSING)));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 44;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
