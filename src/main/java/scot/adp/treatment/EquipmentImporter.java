package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.platform.Problem;

/** Tells the register of imports what a file of injecting equipment is. */
@Component
class EquipmentImporter implements Importer {

	@Override
	public String kind() {
		return EquipmentFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Injecting equipment";
	}

	@Override
	public void takeBack(ImportId id) {
		throw Problem.conflict("What was filed stays readable. Put it right on the page, or by a later file.", null);
	}

}
