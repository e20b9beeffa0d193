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
import scot.adp.treatment.EpisodeFiles;
import scot.adp.treatment.EpisodeRules.Lists;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.WaitRules;

/** Takes a file of episodes in. */
@Route("treatment/caseload/load")
@OpenTo("treatment.episode.import")
class EpisodeLoadView extends TakeInPage {

	private final EpisodeFiles files;

	EpisodeLoadView(EpisodeFiles files, Episodes episodes, Clock clock) {
		super("episode-load", "take-in.persons", new Anchor(CaseloadView.ROUTE, Words.of("caseload.title")),
				EpisodeFiles.REQUIRED, EpisodeFiles.OPTIONAL, listed(episodes, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Episodes episodes, LocalDate today) {
		return Map.of("substance", episodes.list(WaitRules.Lists.SUBSTANCE).on(today), "treatment_type",
				episodes.list(WaitRules.Lists.TREATMENT_TYPE).on(today), "setting",
				episodes.list(Lists.SETTING).on(today), "medicine", episodes.list(Lists.MEDICINE).on(today),
				"end_reason", episodes.list(Lists.END_REASON).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("episode-load.count", found.rows(), found.opened(), found.known()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("episode-load.done", done.opened(), done.rows() - done.opened() - done.known());
	}

}
