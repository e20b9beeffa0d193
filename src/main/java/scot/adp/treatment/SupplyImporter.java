package scot.adp.treatment;

import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/** Tells the register of imports what a file of supplies is, and takes one back. */
@Component
class SupplyImporter implements Importer {

	private final SupplyStore store;

	private final ChangedRecords changes;

	private final Recording recording;

	SupplyImporter(SupplyStore store, ChangedRecords changes, Recording recording) {
		this.store = store;
		this.changes = changes;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return SupplyFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Naloxone supplies";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		var changed = store.withdrawAllIn(id.value(), NaloxoneRules.IMPORT_TAKEN_BACK, author);
		changed.forEach((unit, days) -> changes.ofSupplies(UUID.randomUUID(), 1, unit, days, author.at()));
	}

}
