package scot.adp.community;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/** Tells the register of imports what a file of grants is, and takes one back. */
@Component
class GrantImporter implements Importer {

	private final Grants grants;

	GrantImporter(Grants grants) {
		this.grants = grants;
	}

	@Override
	public String kind() {
		return GrantFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Grants";
	}

	@Override
	public void takeBack(ImportId id) {
		grants.takeBack(id.value());
	}

}
