package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.StayFiles;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.Stays;

/** Takes a file of residential stays in. */
@Route("treatment/stays/load")
@OpenTo("treatment.stay.import")
class StayLoadView extends TakeInPage {

	private final StayFiles files;

	StayLoadView(StayFiles files, Stays stays, Clock clock) {
		super("stay-load", "take-in.persons", new Anchor(StayBoard.ROUTE, Words.of("stay.title")), StayFiles.REQUIRED,
				StayFiles.OPTIONAL, listed(stays, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Stays stays, LocalDate today) {
		var listed = new HashMap<String, List<CodeList.Value>>();
		listed.put("kind", stays.list(Lists.KIND).on(today));
		listed.put("substance", stays.list(Lists.SUBSTANCE).on(today));
		StayFiles.CODE_LISTS.forEach((column, list) -> listed.put(column, stays.list(list).on(today)));
		listed.put("age_band", stays.profiles(NaloxoneRules.Lists.AGE_BAND).on(today));
		listed.put("sex", stays.profiles(NaloxoneRules.Lists.SEX).on(today));
		listed.put("simd_quintile", stays.profiles(NaloxoneRules.Lists.SIMD_QUINTILE).on(today));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("stay-load.count", found.rows(), found.opened(), found.changed()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("stay-load.done", done.opened(), done.changed());
	}

}
