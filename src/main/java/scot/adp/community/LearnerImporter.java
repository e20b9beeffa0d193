package scot.adp.community;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/** Tells the register of imports what a file of who learns is, and takes one back. */
@Component
class LearnerImporter implements Importer {

	private final LearnerPaths learners;

	LearnerImporter(LearnerPaths learners) {
		this.learners = learners;
	}

	@Override
	public String kind() {
		return LearnerFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "People who learn";
	}

	@Override
	public void takeBack(ImportId id) {
		learners.takeBack(id.value());
	}

}
