package scot.adp.community.ui;

import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.HourFiles;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of hours of volunteers in. */
@Route("volunteers/load")
@OpenTo("community.volunteer.import")
class HourLoadView extends TakeInPage {

	private final HourFiles files;

	HourLoadView(HourFiles files) {
		super("hours-load", "hours-load.never", new Anchor("volunteers", Words.of("volunteers.title")),
				HourFiles.REQUIRED, HourFiles.OPTIONAL, Map.of());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(counted("hours-load.count", found), found.problems(), found.problemCount(), found.unusual(),
				found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return counted("hours-load.done", files.load(key, file, confirmed));
	}

	private String counted(String words, HourFiles.Understood found) {
		return getTranslation(words, found.hours().stripTrailingZeros().toPlainString(), found.rows(),
				found.volunteers());
	}

}
