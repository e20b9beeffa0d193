package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.WaitFiles;
import scot.adp.treatment.Waits;

/** Takes a file of waits in, such as what a case system tells. */
@Route("treatment/waits/load")
@OpenTo("treatment.wait.import")
class WaitLoadView extends TakeInPage {

	private final WaitFiles files;

	WaitLoadView(WaitFiles files, Waits waits, Clock clock) {
		super("wait-load", "take-in.persons", new Anchor(WaitsView.ROUTE, Words.of("waits.title")), WaitFiles.REQUIRED,
				WaitFiles.OPTIONAL, listed(waits, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Waits waits, LocalDate today) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		WaitFiles.LISTED.forEach(it -> listed.put(it.getKey(), waits.list(it.getValue()).on(today)));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("wait-load.count", found.rows(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("wait-load.done", done.opened(), done.changed());
	}

}
