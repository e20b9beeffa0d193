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
import scot.adp.treatment.JointCareFiles;
import scot.adp.treatment.JointCareRules.Lists;
import scot.adp.treatment.JointCares;

/** Takes a file of joint care in. */
@Route("treatment/joint-care/load")
@OpenTo("treatment.joint-care.import")
class JointCareLoadView extends TakeInPage {

	private final JointCareFiles files;

	JointCareLoadView(JointCareFiles files, JointCares jointCares, Clock clock) {
		super("joint-load", "take-in.persons", new Anchor(JointCareBoard.ROUTE, Words.of("joint.title")),
				JointCareFiles.REQUIRED, JointCareFiles.OPTIONAL, listed(jointCares, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(JointCares jointCares, LocalDate today) {
		return Map.of("answer", jointCares.list(Lists.ANSWER).on(today), "reason",
				jointCares.list(Lists.REASON).on(today), "close_reason", jointCares.list(Lists.CLOSE_REASON).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("joint-load.count", found.rows(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("joint-load.done", done.opened(), done.changed());
	}

}
