package scot.adp.strategy.ui;

import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.identity.Caller;
import scot.adp.strategy.Notes;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;

/** Shows the notes beside the owner's words to those who have a part in the action. */
@Component
class NotePanels implements ActionPanel {

	private final Notes notes;

	private final Partners partners;

	NotePanels(Notes notes, Partners partners) {
		this.notes = notes;
		this.partners = partners;
	}

	@Override
	public int order() {
		return NOTES;
	}

	@Override
	public Optional<NotesPanel> on(ActionBrief action, Caller caller, Runnable again) {
		boolean takesPart = caller.readsFor(action.leadUnit())
				|| action.partnerUnits().stream().anyMatch(caller::readsFor);
		return takesPart ? Optional.of(new NotesPanel(notes, action, caller, unit -> Wording.unit(partners, unit)))
				: Optional.empty();
	}

}
