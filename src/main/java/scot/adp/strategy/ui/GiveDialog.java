package scot.adp.strategy.ui;

import scot.adp.identity.MemberView;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionView;

/** Gives an action to a colleague who can answer for its unit. */
class GiveDialog extends FormDialog {

	final Choice<MemberView> to = new Choice<>(getTranslation("give.to"), MemberView::id);

	GiveDialog(ActionOwners owners, ActionView action, Runnable afterwards) {
		super(Wording.text("give.title", action.code()),
				Place.of("strategy.give", action.plan(), action.code()).at(action.version()));
		to.setItems(owners.candidates(action.plan(), action.code())
			.stream()
			.filter(member -> !member.id().equals(action.lead()))
			.toList());
		to.setItemLabelGenerator(member -> "%s, %s".formatted(member.name(), member.post()));
		to.setWidthFull();
		to.setRequiredIndicatorVisible(true);
		saying(getTranslation("give.what")).field("to", to).save(getTranslation("give.give"), key -> {
			MemberView chosen = to.getOptionalValue()
				.orElseThrow(() -> Problem.invalid("to", getTranslation("give.missing")));
			owners.give(key, action.plan(), action.code(), action.version(), chosen.id());
		}, () -> {
			Announcement.done(getTranslation("give.done", action.code(), to.getValue().name()));
			afterwards.run();
		});
	}

}
