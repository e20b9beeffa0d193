package scot.adp.measures;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/** Tells the register of imports what a publisher's file is, and takes one back. */
@Component
class PublishedImporter implements Importer {

	private static final String TAKEN_BACK = "The file was taken back";

	private final PublishedStore store;

	private final Recording recording;

	PublishedImporter(PublishedStore store, Recording recording) {
		this.store = store;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return PublishedFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Published figures";
	}

	@Override
	public void takeBack(ImportId id) {
		store.withdrawAllOf(id.value(), TAKEN_BACK, recording.author());
	}

}
