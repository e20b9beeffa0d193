package scot.adp.community.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.PathFiles;
import scot.adp.community.WorkPaths;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of ways into work in. */
@Route("work-paths/load")
@OpenTo("community.path.import")
class PathLoadView extends TakeInPage {

	private final PathFiles files;

	PathLoadView(PathFiles files, WorkPaths paths) {
		super("path-load", "path-load.never", new Anchor(WorkPathsPage.ROUTE, Words.of("paths.title")),
				PathFiles.REQUIRED, PathFiles.OPTIONAL, listed(paths));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(WorkPaths paths) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		PathFiles.LISTED.forEach(it -> listed.put(it.getKey(), paths.offered(it.getValue())));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("path-load.count", found.paths(), found.facts()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("path-load.done", done.paths(), done.facts());
	}

}
