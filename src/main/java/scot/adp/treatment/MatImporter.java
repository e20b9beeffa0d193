package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a list of documents for the standards is, and takes
 * one back.
 */
@Component
class MatImporter implements Importer {

	private final MatDocuments documents;

	private final Recording recording;

	MatImporter(MatDocuments documents, Recording recording) {
		this.documents = documents;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return MatFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Documents for the MAT standards";
	}

	@Override
	public void takeBack(ImportId id) {
		documents.takeBack(id.value(), "The file that it came in was taken back.", recording.author());
	}

}
