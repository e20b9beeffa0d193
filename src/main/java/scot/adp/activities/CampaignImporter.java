package scot.adp.activities;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.platform.Problem;

/** Tells the register of imports what a file of campaigns is. */
@Component
class CampaignImporter implements Importer {

	@Override
	public String kind() {
		return CampaignFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Figures of campaigns";
	}

	@Override
	public void takeBack(ImportId id) {
		throw Problem.conflict(
				"What was told stays readable. Put it right on the page of the campaign, or by a later file.", null);
	}

}
