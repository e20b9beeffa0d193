package scot.adp.strategy.ui;

import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import scot.adp.identity.MemberView;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionView;

/** Gives an action to a colleague who can answer for its unit. */
class GiveDialog extends Dialog {

	final ComboBox<MemberView> to = new ComboBox<>(getTranslation("give.to"));

	final Button give = new Button(getTranslation("give.give"));

	GiveDialog(ActionOwners owners, ActionView action, Runnable afterwards) {
		setHeaderTitle(getTranslation("give.title", action.code()));
		to.setItems(owners.candidates(action.plan(), action.code())
			.stream()
			.filter(member -> !member.id().equals(action.lead()))
			.toList());
		to.setItemLabelGenerator(member -> "%s, %s".formatted(member.name(), member.post()));
		to.setWidthFull();
		to.setRequiredIndicatorVisible(true);
		var content = new Div(new Paragraph(getTranslation("give.what")), to);
		content.addClassName("dialog-form");
		add(content);
		String key = UUID.randomUUID().toString();
		give.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		give.addClickListener(event -> {
			to.setInvalid(false);
			try {
				MemberView chosen = to.getOptionalValue()
					.orElseThrow(() -> Problem.invalid("to", getTranslation("give.missing")));
				owners.give(key, action.plan(), action.code(), action.version(), chosen.id());
				close();
				Announcement.done(getTranslation("give.done", action.code(), chosen.name()));
				afterwards.run();
			}
			catch (Problem problem) {
				to.setErrorMessage(problem.getMessage());
				to.setInvalid(true);
				to.focus();
			}
		});
		getFooter().add(new Button(getTranslation("cancel"), event -> close()), give);
		to.focus();
	}

}
