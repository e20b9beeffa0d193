package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.VoiceFiles;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.Voices;

/** Takes a file of what people said in, such as of a survey. */
@Route("you-said/load")
@OpenTo("treatment.voice.import")
class VoiceLoadView extends TakeInPage {

	private final VoiceFiles files;

	VoiceLoadView(VoiceFiles files, Voices voices, Clock clock) {
		super("voices-load", "take-in.persons", new Anchor(VoiceWall.ROUTE, Words.of("voices.title")),
				VoiceFiles.REQUIRED, VoiceFiles.OPTIONAL, listed(voices, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Voices voices, LocalDate today) {
		return Map.of("how", voices.list(Lists.HOW).on(today), "respondent", voices.list(Lists.RESPONDENT).on(today),
				"themes", voices.list(Lists.THEME).on(today));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("voices-load.count", found.items(), found.people()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("voices-load.done", files.load(key, file, confirmed).items());
	}

}
