package scot.adp.measures;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/** Tells the register of imports what a file of returns is, and takes one back. */
@Component
class ReturnImporter implements Importer {

	private final PeriodReturns returns;

	private final Recording recording;

	ReturnImporter(PeriodReturns returns, Recording recording) {
		this.returns = returns;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return ReturnFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Returns of units";
	}

	@Override
	public void takeBack(ImportId id) {
		returns.takeBack(id.value(), recording.author());
	}

}
