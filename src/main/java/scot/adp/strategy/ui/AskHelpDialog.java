package scot.adp.strategy.ui;

import java.util.concurrent.atomic.AtomicBoolean;

import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequests;

/** Asks for help with an action, with a word or without. */
class AskHelpDialog extends FormDialog {

	AskHelpDialog(HelpRequests help, ActionView action, Runnable afterwards) {
		super(Wording.text("help.ask.title", action.code()),
				Place.of("strategy.help.ask", action.plan(), action.code()));
		var words = new WordsField(getTranslation("help.words"), HelpRequests.TEXT_LIMIT);
		words.setHelperText(getTranslation("help.words.help"));
		words.setMinRows(3);
		words.setWidthFull();
		var waiting = new AtomicBoolean();
		field("words", words).save(getTranslation("help.ask"),
				key -> waiting.set(help.ask(key, action.plan(), action.code(), words.getValue()).waiting()), () -> {
					Announcement.done(getTranslation(waiting.get() ? "help.asked.already" : "help.asked.done"));
					afterwards.run();
				});
	}

}
