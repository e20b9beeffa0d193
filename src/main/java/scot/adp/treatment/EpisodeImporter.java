package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of episodes is, and takes one back: those
 * that it opened, and what it told of others.
 */
@Component
class EpisodeImporter implements Importer {

	private final EpisodeStore store;

	private final Episodes episodes;

	private final Recording recording;

	EpisodeImporter(EpisodeStore store, Episodes episodes, Recording recording) {
		this.store = store;
		this.episodes = episodes;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return EpisodeFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Episodes of treatment";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.cameIn(id.value()).forEach((of, opened) -> {
			if (opened) {
				episodes.locked(of).ifPresent(it -> episodes.takeAway(it, EpisodeRules.IMPORT_TAKEN_BACK, author));
			}
			else {
				episodes.forget(of, id.value(), author);
			}
		});
	}

}
