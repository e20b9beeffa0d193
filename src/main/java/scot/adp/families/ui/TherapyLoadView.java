package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.families.TherapyFiles;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.families.Therapies;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of therapy in. */
@Route("therapy/load")
@OpenTo("families.therapy.import")
class TherapyLoadView extends TakeInPage {

	private final TherapyFiles files;

	TherapyLoadView(TherapyFiles files, Therapies therapies, Clock clock) {
		super("therapy-load", "take-in.persons", new Anchor(TherapyBoard.ROUTE, Words.of("therapy.title")),
				TherapyFiles.REQUIRED, TherapyFiles.OPTIONAL, listed(therapies, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Therapies therapies, LocalDate today) {
		return Map.of("who", therapies.list(Lists.WHO).on(today), "age_band", therapies.ages().on(today),
				"close_reason", therapies.list(Lists.CLOSE_REASON).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("therapy-load.count", found.rows(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("therapy-load.done", done.opened(), done.changed());
	}

}
