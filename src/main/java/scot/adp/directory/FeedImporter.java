package scot.adp.directory;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;

/**
 * Tells the register of imports what was taken in of a feed, and takes it back as a file
 * of services is.
 */
@Component
class FeedImporter implements Importer {

	private final ServiceImporter services;

	FeedImporter(ServiceImporter services) {
		this.services = services;
	}

	@Override
	public String kind() {
		return Feeds.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Services of a feed";
	}

	@Override
	public void takeBack(ImportId id) {
		services.takeBack(id);
	}

}
