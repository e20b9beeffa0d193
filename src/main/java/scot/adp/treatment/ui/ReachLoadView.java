package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.ReachFiles;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachRules.Lists;

/** Takes a file of notices in. */
@Route("treatment/reach/load")
@OpenTo("treatment.reach.import")
class ReachLoadView extends TakeInPage {

	private final ReachFiles files;

	ReachLoadView(ReachFiles files, ReachOuts reachOuts, Clock clock) {
		super("reach-load", "take-in.persons", new Anchor(ReachBoard.ROUTE, Words.of("reach.title")),
				ReachFiles.REQUIRED, ReachFiles.OPTIONAL, listed(reachOuts, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(ReachOuts reachOuts, LocalDate today) {
		return Map.of("basis", reachOuts.list(Lists.BASIS).on(today), "source", reachOuts.list(Lists.SOURCE).on(today),
				"age_band", reachOuts.ages().on(today), "naloxone_given",
				reachOuts.list(Lists.NALOXONE_GIVEN).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("reach-load.count", found.rows(), found.opened(), found.known()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("reach-load.done", done.opened(), done.known());
	}

}
