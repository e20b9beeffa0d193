package scot.adp.community;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/** Tells the register of imports what a file of volunteers is, and takes one back. */
@Component
class VolunteerImporter implements Importer {

	private final Volunteers volunteers;

	VolunteerImporter(Volunteers volunteers) {
		this.volunteers = volunteers;
	}

	@Override
	public String kind() {
		return VolunteerFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Volunteers";
	}

	@Override
	public void takeBack(ImportId id) {
		volunteers.takeBackPeople(id.value());
	}

}
