package scot.adp.community.ui;

import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.GrantFiles;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of grants in. */
@Route("grants/load")
@OpenTo("community.grant.import")
class GrantLoadView extends TakeInPage {

	private final GrantFiles files;

	GrantLoadView(GrantFiles files) {
		super("grants-load", "grants-load.never", new Anchor(GrantsPage.ROUTE, Words.of("grants.title")),
				GrantFiles.REQUIRED, GrantFiles.OPTIONAL, Map.of());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("grants-load.count", found.added(), found.reported()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("grants-load.done", done.added(), done.reported());
	}

}
