package scot.adp.community.ui;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.community.Grants;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Reports of grants that the own unit or organisation owes. */
@Component
class GrantsToday implements WorkItems {

	private final Grants grants;

	GrantsToday(Grants grants) {
		this.grants = grants;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("community.grant.report")) {
			return Work.NONE;
		}
		Grants.Total owed = grants.owed();
		return (owed.grants() == 0) ? Work.NONE
				: Work.mine(Found.first(List.of(WorkItem.plain(Words.of("grants.title"),
						Words.of("grants.work", owed.grants()), Words.of("grants.work.detail", owed.overdue()),
						Words.of("grants.work.verb"), "%s?state=REPORT_DUE".formatted(GrantsPage.ROUTE))),
						asked.limit()));
	}

	@Override
	public int order() {
		return 48;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
