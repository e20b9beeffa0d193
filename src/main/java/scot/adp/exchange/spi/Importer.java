package scot.adp.exchange.spi;

import scot.adp.exchange.ImportId;
import scot.adp.platform.Problem;

/** Something that takes rows of files in; the register knows it by its kind. */
public interface Importer {

	/** A stable code that is kept with each import, such as {@code strategy.plan}. */
	String kind();

	/** What it imports, in words for a person. */
	String title();

	/**
	 * Takes back what an import brought, within the transaction of the caller; called
	 * only for imports that were recorded as such.
	 * @throws Problem where it cannot be taken back any more
	 */
	void takeBack(ImportId id);

}
