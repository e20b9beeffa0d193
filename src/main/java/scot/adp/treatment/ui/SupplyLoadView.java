package scot.adp.treatment.ui;

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
import scot.adp.treatment.Outlets;
import scot.adp.treatment.SupplyFiles;

/** Takes a file of supplies in. */
@Route("naloxone/supplies/load")
@OpenTo("treatment.supply.import")
class SupplyLoadView extends TakeInPage {

	private final SupplyFiles files;

	SupplyLoadView(SupplyFiles files, Outlets outlets) {
		super("supply-load", "take-in.persons", new Anchor("naloxone/supplies", Words.of("supplies.title")),
				SupplyFiles.REQUIRED, SupplyFiles.OPTIONAL, listed(outlets));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Outlets outlets) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		SupplyFiles.LISTED.forEach(it -> listed.put(it.getKey(), outlets.offered(it.getValue())));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("supply-load.count", found.supplies(), found.kits()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("supply-load.done", done.supplies());
	}

}
