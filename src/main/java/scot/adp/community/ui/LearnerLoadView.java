package scot.adp.community.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.LearnerFiles;
import scot.adp.community.LearnerPaths;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of who learns in. */
@Route("learners/load")
@OpenTo("community.learner.import")
class LearnerLoadView extends TakeInPage {

	private final LearnerFiles files;

	LearnerLoadView(LearnerFiles files, LearnerPaths learners) {
		super("learners-load", "learners-load.never", new Anchor(LearnersPage.ROUTE, Words.of("learners.title")),
				LearnerFiles.REQUIRED, LearnerFiles.OPTIONAL, listed(learners));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(LearnerPaths learners) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		LearnerFiles.LISTED.forEach(it -> listed.put(it.getKey(), learners.offered(it.getValue())));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("learners-load.count", found.added(), found.ended()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("learners-load.done", done.added(), done.ended());
	}

}
