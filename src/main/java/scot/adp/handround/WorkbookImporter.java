package scot.adp.handround;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.platform.Problem;

/** Tells the register of imports what a workbook of actions is. */
@Component
class WorkbookImporter implements Importer {

	@Override
	public String kind() {
		return ActionWorkbooks.KIND;
	}

	@Override
	public String title() {
		return "Workbook of actions";
	}

	@Override
	public void takeBack(ImportId id) {
		throw Problem.conflict(
				"What a workbook brought in is part of the record by now. Change it on the actions' pages.", null);
	}

}
