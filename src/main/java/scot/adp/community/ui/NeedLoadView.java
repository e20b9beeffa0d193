package scot.adp.community.ui;

import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.NeedFiles;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of need checks in. */
@Route("needs/load")
@OpenTo("community.need.import")
class NeedLoadView extends TakeInPage {

	private final NeedFiles files;

	NeedLoadView(NeedFiles files) {
		super("needs-load", "needs-load.never", new Anchor(NeedsPage.ROUTE, Words.of("needs.title")),
				NeedFiles.REQUIRED, files.optional(), Map.of());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("needs-load.count", found.added(), found.passedOver()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("needs-load.done", done.added());
	}

}
