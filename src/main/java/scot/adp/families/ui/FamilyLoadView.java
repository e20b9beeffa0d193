package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.families.FamilySupports;
import scot.adp.families.SupportFiles;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of families in, such as what a case system tells. */
@Route("families/load")
@OpenTo("families.support.import")
class FamilyLoadView extends TakeInPage {

	private final SupportFiles files;

	FamilyLoadView(SupportFiles files, FamilySupports supports, Clock clock) {
		super("family-load", "take-in.persons", new Anchor(FamiliesView.ROUTE, Words.of("families.title")),
				SupportFiles.REQUIRED, SupportFiles.OPTIONAL, listed(supports, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(FamilySupports supports, LocalDate today) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		SupportFiles.LISTED.forEach(it -> listed.put(it.getKey(), supports.list(it.getValue()).on(today)));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("family-load.count", found.families(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("family-load.done", done.opened(), done.changed());
	}

}
