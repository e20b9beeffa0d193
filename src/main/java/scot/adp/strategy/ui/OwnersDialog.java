package scot.adp.strategy.ui;

import scot.adp.directory.Partners;
import scot.adp.identity.Members;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionView;

/**
 * Gives an action its lead and deputy; those of its own unit are offered first, and who
 * has it stays, whatever became of them.
 */
class OwnersDialog extends FormDialog {

	final LeadField lead;

	final LeadField deputy;

	OwnersDialog(ActionOwners owners, ActionView action, Members members, Partners partners, Runnable afterwards) {
		super(Wording.text("owners.title", action.code()),
				Place.of("strategy.owners", action.plan(), action.code()).at(action.version()));
		lead = new LeadField(getTranslation("owners.lead"), members, partners, action.leadUnit());
		deputy = new LeadField(getTranslation("owners.deputy"), members, partners, action.leadUnit());
		lead.choose(action.lead());
		deputy.choose(action.deputy());
		field("lead", lead).field("deputy", deputy)
			.save(getTranslation("owners.save"), key -> owners.assign(key, action.plan(), action.code(),
					action.version(), lead.chosen(), deputy.chosen()), getTranslation("owners.saved", action.code()),
					afterwards);
	}

}
