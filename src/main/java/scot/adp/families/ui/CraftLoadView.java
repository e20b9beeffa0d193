package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.families.CraftFiles;
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.Crafts;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of CRAFT courses in. */
@Route("craft/load")
@OpenTo("families.craft.import")
class CraftLoadView extends TakeInPage {

	private final CraftFiles files;

	CraftLoadView(CraftFiles files, Crafts crafts, Clock clock) {
		super("craft-load", "take-in.persons", new Anchor(CraftBoard.ROUTE, Words.of("craft.title")),
				CraftFiles.REQUIRED, CraftFiles.OPTIONAL, listed(crafts, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Crafts crafts, LocalDate today) {
		return Map.of("loved_one", crafts.list(Lists.LOVED_ONE).on(today), "entered",
				crafts.list(Lists.ENTERED).on(today), "left_reason", crafts.list(Lists.LEFT_REASON).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("craft-load.count", found.rows(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("craft-load.done", done.opened(), done.changed());
	}

}
