package scot.adp.community.ui;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.community.NeedChecks;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Need checks of the own unit that are due. */
@Component
class NeedsToday implements WorkItems {

	private final NeedChecks checks;

	NeedsToday(NeedChecks checks) {
		this.checks = checks;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("community.need.read")) {
			return Work.NONE;
		}
		int due = checks.total(NeedChecks.Filter.DUE).checks();
		return (due == 0) ? Work.NONE
				: Work.mine(Found.first(List.of(WorkItem.plain(Words.of("needs.title"), Words.of("needs.work", due),
						Words.of("needs.work.detail"), Words.of("needs.work.verb"),
						"%s?which=DUE".formatted(NeedsPage.ROUTE))), asked.limit()));
	}

	@Override
	public int order() {
		return 46;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
