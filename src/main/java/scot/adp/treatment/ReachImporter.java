package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of notices is, and takes one back: those whom
 * it brought.
 */
@Component
class ReachImporter implements Importer {

	private final ReachStore store;

	private final ReachOuts reachOuts;

	private final Recording recording;

	ReachImporter(ReachStore store, ReachOuts reachOuts, Recording recording) {
		this.store = store;
		this.reachOuts = reachOuts;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return ReachFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Notices of overdoses";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.cameIn(id.value()).forEach((of, opened) -> {
			if (opened) {
				reachOuts.locked(of).ifPresent(it -> reachOuts.takeAway(it, ReachRules.IMPORT_TAKEN_BACK, author));
			}
			else {
				reachOuts.forget(of, id.value(), author);
			}
		});
	}

}
