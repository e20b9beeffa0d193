package scot.adp.activities.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.activities.SessionFiles;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of sessions in. */
@Route("sessions/load")
@OpenTo("activities.session.import")
class SessionLoadView extends TakeInPage {

	private final SessionFiles files;

	SessionLoadView(SessionFiles files) {
		super("session-load", "session-load.never", new Anchor("sessions", Words.of("sessions.title")),
				SessionFiles.REQUIRED, SessionFiles.OPTIONAL, files.listed());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("session-load.count", found.sessions(), found.attendances()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("session-load.done", files.load(key, file, confirmed).sessions());
	}

}
