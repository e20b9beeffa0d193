package scot.adp.families;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of aftercare is, and takes one back: those
 * whom it brought, and what it told of others.
 */
@Component
class AftercareImporter implements Importer {

	private final AftercareStore store;

	private final Aftercares aftercares;

	private final Recording recording;

	AftercareImporter(AftercareStore store, Aftercares aftercares, Recording recording) {
		this.store = store;
		this.aftercares = aftercares;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return AftercareFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Aftercare";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.cameIn(id.value()).forEach((of, opened) -> {
			if (opened) {
				aftercares.locked(of)
					.ifPresent(it -> aftercares.takeAway(it, AftercareRules.IMPORT_TAKEN_BACK, author));
			}
			else {
				aftercares.forget(of, id.value(), author);
			}
		});
	}

}
