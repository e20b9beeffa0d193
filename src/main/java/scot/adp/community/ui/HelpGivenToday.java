package scot.adp.community.ui;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.community.HelpsGiven;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * People of the own unit who came in a crisis again, and whom nobody has shown the way to
 * a service or asked what they need since.
 */
@Component
class HelpGivenToday implements WorkItems {

	private final HelpsGiven helps;

	HelpGivenToday(HelpsGiven helps) {
		this.helps = helps;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("community.help.read")) {
			return Work.NONE;
		}
		int people = helps.total(HelpsGiven.Filter.CAME_BACK).helps();
		return (people == 0) ? Work.NONE
				: Work
					.mine(Found.first(
							List.of(WorkItem.plain(Words.of("given.title"), Words.of("given.work", people),
									Words.of("given.work.detail"), Words.of("given.work.verb"),
									"%s?%s=back".formatted(HelpGivenPage.ROUTE, HelpGivenPage.FOLLOW))),
							asked.limit()));
	}

	@Override
	public int order() {
		return 45;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
