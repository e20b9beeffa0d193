package scot.adp.strategy.ui;

import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequests;

/** Asks for help with an action, with a word or without. */
class AskHelpDialog extends Dialog {

	AskHelpDialog(HelpRequests help, ActionView action, Runnable afterwards) {
		String key = UUID.randomUUID().toString();
		setHeaderTitle(getTranslation("help.ask.title", action.code()));
		var words = new TextArea(getTranslation("help.words"));
		words.setMaxLength(HelpRequests.TEXT_LIMIT);
		words.setHelperText(getTranslation("help.words.help"));
		words.setMinRows(3);
		words.setWidthFull();
		var content = new Div(words);
		content.addClassName("dialog-form");
		add(content);
		var ask = new Button(getTranslation("help.ask"), event -> {
			HelpRequests.Asked asked;
			try {
				asked = help.ask(key, action.plan(), action.code(), words.getValue());
			}
			catch (Problem problem) {
				words.setErrorMessage(problem.getMessage());
				words.setInvalid(true);
				words.focus();
				return;
			}
			close();
			Announcement.done(getTranslation(asked.waiting() ? "help.asked.already" : "help.asked.done"));
			afterwards.run();
		});
		ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		getFooter().add(new Button(getTranslation("cancel"), event -> close()), ask);
		words.focus();
	}

}
