package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of waits is, and takes one back: the waits
 * that it opened, and what it told of others. An answer or an end that it filled in
 * stays.
 */
@Component
class WaitImporter implements Importer {

	private final WaitStore store;

	private final Waits waits;

	private final Recording recording;

	WaitImporter(WaitStore store, Waits waits, Recording recording) {
		this.store = store;
		this.waits = waits;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return WaitFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Waits for treatment";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		for (var wait : store.cameIn(id.value())) {
			store.locked(wait).ifPresent(stored -> {
				if (store.openedBy(wait, id.value())) {
					waits.takeAway(stored, WaitRules.IMPORT_TAKEN_BACK, author);
				}
				else {
					waits.takeBack(stored, store.factsOf(wait, id.value()), author);
				}
			});
		}
	}

}
