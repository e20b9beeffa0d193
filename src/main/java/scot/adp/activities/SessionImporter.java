package scot.adp.activities;

import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;
import scot.adp.platform.Problem;

/** Tells the register of imports what a file of sessions is, and takes one back. */
@Component
class SessionImporter implements Importer {

	private static final String TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final SessionStore store;

	private final SessionNews changes;

	private final Recording recording;

	SessionImporter(SessionStore store, SessionNews changes, Recording recording) {
		this.store = store;
		this.changes = changes;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return SessionFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Sessions of programmes";
	}

	/** What was merged with a session of another unit would be lost with it. */
	@Override
	public void takeBack(ImportId id) {
		if (store.mergedInto(id.value())) {
			throw Problem.conflict(
					"Another unit's session was merged with one of this file, so it cannot be taken back. Strike the others one by one.",
					null);
		}
		var author = recording.author();
		store.strikeAllOf(id.value(), TAKEN_BACK, author)
			.forEach((unit, days) -> changes.of(UUID.randomUUID(), 1, unit, days, author.at()));
	}

}
