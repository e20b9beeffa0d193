package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of feedback on services is, and takes one
 * back.
 */
@Component
class VoiceImporter implements Importer {

	private final Voices voices;

	private final Recording recording;

	VoiceImporter(Voices voices, Recording recording) {
		this.voices = voices;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return VoiceFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "What people say of services";
	}

	@Override
	public void takeBack(ImportId id) {
		voices.takeBack(id.value(), "The file that it came in was taken back.", recording.author());
	}

}
