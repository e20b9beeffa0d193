package scot.adp.community;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/** Tells the register of imports what a file of hours is, and takes one back. */
@Component
class HourImporter implements Importer {

	private final Volunteers volunteers;

	HourImporter(Volunteers volunteers) {
		this.volunteers = volunteers;
	}

	@Override
	public String kind() {
		return HourFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Hours of volunteers";
	}

	@Override
	public void takeBack(ImportId id) {
		volunteers.takeBack(id.value());
	}

}
