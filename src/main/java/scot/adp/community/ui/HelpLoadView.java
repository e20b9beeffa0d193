package scot.adp.community.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.HelpFiles;
import scot.adp.community.HelpsGiven;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of counts of help in. */
@Route("help-given/load")
@OpenTo("community.help.import")
class HelpLoadView extends TakeInPage {

	private final HelpFiles files;

	HelpLoadView(HelpFiles files, HelpsGiven helps) {
		super("given-load", "given-load.never", new Anchor("help-given", Words.of("given.title")), HelpFiles.REQUIRED,
				HelpFiles.OPTIONAL, listed(helps));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(HelpsGiven helps) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		HelpFiles.LISTED.forEach(it -> listed.put(it.getKey(), helps.offered(it.getValue())));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("given-load.count", found.returns(), found.helps()), found.problems(),
				found.problemCount(), List.of(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("given-load.done", files.load(key, file).returns());
	}

}
