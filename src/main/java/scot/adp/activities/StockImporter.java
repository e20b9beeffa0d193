package scot.adp.activities;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/** Tells the register of imports what a file of stock is, and takes one back. */
@Component
class StockImporter implements Importer {

	private final ResourceStock stock;

	StockImporter(ResourceStock stock) {
		this.stock = stock;
	}

	@Override
	public String kind() {
		return StockFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Stock at outlets";
	}

	@Override
	public void takeBack(ImportId id) {
		stock.takeBack(id.value());
	}

}
