package scot.adp.community;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/** Tells the register of imports what a file of need checks is, and takes one back. */
@Component
class NeedImporter implements Importer {

	private final NeedChecks checks;

	NeedImporter(NeedChecks checks) {
		this.checks = checks;
	}

	@Override
	public String kind() {
		return NeedFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Need checks";
	}

	@Override
	public void takeBack(ImportId id) {
		checks.takeBack(id.value());
	}

}
