package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of stays is, and takes one back: those that
 * it brought. What it added to others stays, as somebody may have built on it; a planned
 * end that it moved is that of before again.
 */
@Component
class StayImporter implements Importer {

	private final StayStore store;

	private final Stays stays;

	private final Recording recording;

	StayImporter(StayStore store, Stays stays, Recording recording) {
		this.store = store;
		this.stays = stays;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return StayFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Residential stays";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.opened(id.value())
			.forEach(of -> stays.locked(of).ifPresent(it -> stays.takeAway(it, StayRules.IMPORT_TAKEN_BACK, author)));
		store.moved(id.value()).forEach(of -> stays.forget(of, id.value(), author));
	}

}
