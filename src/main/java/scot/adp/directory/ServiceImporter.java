package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.events.ServiceClosed;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.Problem;

/** Tells the register of imports what a file of services is, and takes one back. */
@Component
class ServiceImporter implements Importer {

	private final ServiceStore store;

	private final ServiceWriting writing;

	private final OpeningWindows windows;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ServiceImporter(ServiceStore store, ServiceWriting writing, OpeningWindows windows, Recording recording,
			ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.writing = writing;
		this.windows = windows;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return ServiceFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Services";
	}

	/**
	 * Ends the drafts that a file added, as long as nobody told more of one. Others may
	 * lie on them and on the places by now, so their ids stay.
	 */
	@Override
	public void takeBack(ImportId id) {
		var ids = writing.addedBy(id);
		var rows = store.services(ids);
		if (rows.stream().anyMatch(it -> it.version() != 1)) {
			throw Problem.conflict(
					"Somebody told more of a service of this file since. End those that are wrong on their pages.",
					null);
		}
		Author author = recording.author();
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		for (var row : rows) {
			writing.close(row.id(), row.version(), today, null, false, author);
			events.publishEvent(new ServiceClosed(
					Services.envelope(row.id(), row.version() + 1, row.unit(), author.at()), today, null));
			recording.tell(Services.subject(row.id()), Map.of("state", ServiceStatus.CLOSED.name()));
		}
		writing.forgetExternalIds(id);
		windows.of(ids);
	}

}
