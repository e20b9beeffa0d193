package scot.adp.families;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of therapy is, and takes one back: those that
 * it brought, and what it told of others.
 */
@Component
class TherapyImporter implements Importer {

	private final TherapyStore store;

	private final Therapies therapies;

	private final Recording recording;

	TherapyImporter(TherapyStore store, Therapies therapies, Recording recording) {
		this.store = store;
		this.therapies = therapies;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return TherapyFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Therapy of families";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.cameIn(id.value()).forEach((of, opened) -> {
			if (opened) {
				therapies.locked(of).ifPresent(it -> therapies.takeAway(it, TherapyRules.IMPORT_TAKEN_BACK, author));
			}
			else {
				therapies.locked(of).ifPresent(it -> therapies.forget(it, author));
			}
		});
	}

}
