package scot.adp.registers;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/**
 * Tells the register of imports what a file of entries of registers is, and takes one
 * back.
 */
@Component
class RegisterImporter implements Importer {

	private final Registers registers;

	RegisterImporter(Registers registers) {
		this.registers = registers;
	}

	@Override
	public String kind() {
		return RegisterFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Entries of registers";
	}

	@Override
	public void takeBack(ImportId id) {
		registers.takeBack(id.value());
	}

}
