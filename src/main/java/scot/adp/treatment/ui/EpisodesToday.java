package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.Objects;

import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.Episodes.Kept;

/** Who in treatment was not heard of, and which ends have no reason yet. */
@Component
class EpisodesToday implements WorkItems {

	private final Episodes episodes;

	EpisodesToday(Episodes episodes) {
		this.episodes = episodes;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("treatment.episode.read")) {
			return Work.NONE;
		}
		var items = new ArrayList<WorkItem>();
		Episodes.Look look = episodes.look();
		if (look.silent() > 0) {
			items.add(item(Kept.SILENT, Words.of("caseload.work.SILENT", look.silent()),
					Words.of("caseload.work.SILENT.detail", Dates.full(Objects.requireNonNull(look.silentSince())))));
		}
		if (look.withoutReason() > 0) {
			items.add(item(Kept.NO_REASON, Words.of("caseload.work.NO_REASON", look.withoutReason()),
					Words.of("caseload.work.NO_REASON.detail")));
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	/** Behind people to reach. */
	@Override
	public int order() {
		return 9;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static WorkItem item(Kept list, String title, String detail) {
		return WorkItem.plain(Words.of("caseload.work"), title, detail, Words.of("caseload.work.verb." + list.name()),
				"%s?list=%s".formatted(CaseloadView.ROUTE, list.name()));
	}

}
