package scot.adp.community;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/**
 * Tells the register of imports what a file of help is. Its returns are put right one by
 * one, so it is not taken back.
 */
@Component
class HelpImporter implements Importer {

	@Override
	public String kind() {
		return HelpFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Help given, as returns";
	}

	@Override
	public void takeBack(ImportId id) {
		throw new UnsupportedOperationException("Returns are put right with a reason");
	}

}
