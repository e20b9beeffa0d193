package scot.adp.families;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of CRAFT courses is, and takes one back:
 * those that it brought, and what it told of others.
 */
@Component
class CraftImporter implements Importer {

	private final CraftStore store;

	private final Crafts crafts;

	private final Recording recording;

	CraftImporter(CraftStore store, Crafts crafts, Recording recording) {
		this.store = store;
		this.crafts = crafts;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return CraftFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "CRAFT courses";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.cameIn(id.value()).forEach((of, opened) -> {
			if (opened) {
				crafts.locked(of).ifPresent(it -> crafts.takeAway(it, CraftRules.IMPORT_TAKEN_BACK, author));
			}
			else {
				crafts.forget(of, id.value(), author);
			}
		});
	}

}
