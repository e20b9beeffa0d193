package scot.adp.strategy;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.platform.Problem;

/** Tells the register of imports what a plan's file is. */
@Component
class PlanImporter implements Importer {

	@Override
	public String kind() {
		return PlanFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Plan";
	}

	@Override
	public void takeBack(ImportId id) {
		throw Problem.conflict("A plan that was loaded stays. Withdraw its actions on their pages instead.", null);
	}

}
