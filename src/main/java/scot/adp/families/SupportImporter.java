package scot.adp.families;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of families is, and takes one back: the
 * families that it brought, and what it told of others.
 */
@Component
class SupportImporter implements Importer {

	private final SupportStore store;

	private final FamilySupports supports;

	private final Recording recording;

	SupportImporter(SupportStore store, FamilySupports supports, Recording recording) {
		this.store = store;
		this.supports = supports;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return SupportFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Families that are supported";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		for (var support : store.cameIn(id.value())) {
			store.locked(support).ifPresent(stored -> {
				if (store.openedBy(support, id.value())) {
					supports.takeAway(stored, FamilyRules.IMPORT_TAKEN_BACK, author);
				}
				else {
					supports.takeBack(stored, store.factsOf(support, id.value()), author);
				}
			});
		}
	}

}
