package scot.adp.treatment.ui;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatFiles;

/** Takes a list of documents for the standards in. */
@Route("mat/load")
@OpenTo("treatment.mat.import")
class MatLoadView extends TakeInPage {

	private final MatFiles files;

	MatLoadView(MatFiles files, MatAssessments assessments) {
		super("mat-load", "take-in.persons", new Anchor(MatPage.ROUTE, Words.of("mat.title")), MatFiles.REQUIRED,
				MatFiles.OPTIONAL, listed(assessments));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(MatAssessments assessments) {
		return Map.of("criterion", assessments.criteria().values());
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("mat-load.count", found.documents()), found.problems(), found.problemCount(),
				found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("mat-load.done", files.load(key, file, confirmed).documents());
	}

}
