package scot.adp.families.ui;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.families.SchoolYearFiles;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes the schools of a year with their rolls in. */
@Route("schools/load")
@OpenTo("families.school.import")
class SchoolsLoadView extends TakeInPage {

	private final SchoolYearFiles files;

	SchoolsLoadView(SchoolYearFiles files) {
		super("schools-load", "schools-load.never", new Anchor(SchoolsView.ROUTE, Words.of("schools.title")),
				SchoolYearFiles.REQUIRED, SchoolYearFiles.OPTIONAL, files.listed());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("schools-load.count", found.year(), found.schools(), found.rows()),
				found.problems(), found.problemCount(), List.of(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file);
		return getTranslation("schools-load.done", done.year(), done.schools());
	}

}
