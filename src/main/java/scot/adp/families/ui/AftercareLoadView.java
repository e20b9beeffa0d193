package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.families.AftercareFiles;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.Aftercares;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of aftercare in. */
@Route("aftercare/load")
@OpenTo("families.aftercare.import")
class AftercareLoadView extends TakeInPage {

	private final AftercareFiles files;

	AftercareLoadView(AftercareFiles files, Aftercares aftercares, Clock clock) {
		super("aftercare-load", "take-in.persons", new Anchor(AftercareBoard.ROUTE, Words.of("aftercare.title")),
				AftercareFiles.REQUIRED, AftercareFiles.OPTIONAL, listed(aftercares, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Aftercares aftercares, LocalDate today) {
		return Map.of("stay", aftercares.list(Lists.STAY).on(today), "age_band", aftercares.ages().on(today), "answer",
				aftercares.list(Lists.ANSWER).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("aftercare-load.count", found.people(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("aftercare-load.done", done.opened(), done.changed());
	}

}
