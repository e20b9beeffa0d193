package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.spi.ServiceSeries;
import scot.adp.events.GroupStopped;
import scot.adp.identity.Recording;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;

/**
 * Hears that a group stopped, and asks whoever runs its entry to end it: by a message and
 * by a report that stays until somebody answers it. It ends nothing by itself, and asks
 * once.
 */
@Component
class GroupListener {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private final ServiceStore services;

	private final EntryReports reports;

	private final EntryPeople people;

	private final ObjectProvider<ServiceSeries> series;

	private final Messages messages;

	private final Recording recording;

	private final Clock clock;

	GroupListener(ServiceStore services, EntryReports reports, EntryPeople people, ObjectProvider<ServiceSeries> series,
			Messages messages, Recording recording, Clock clock) {
		this.services = services;
		this.reports = reports;
		this.people = people;
		this.series = series;
		this.messages = messages;
		this.recording = recording;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "directory.group-stopped")
	void on(GroupStopped event) {
		if (event.service() == null) {
			return;
		}
		var id = new ServiceId(event.service().value());
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		// Events come late: by now it may meet again, or its entry may have ended.
		if (series.stream().anyMatch(it -> it.goesOn(id, today))) {
			return;
		}
		for (ServiceStore.ServiceRow entry : services.services(List.of(id))) {
			if (reports.stopped(id, event.envelope().record().value(), event.on())) {
				ask(entry, event.on());
			}
		}
	}

	private void ask(ServiceStore.ServiceRow entry, LocalDate on) {
		messages.put(MessageKind.NOTICE, people.of(entry.unit(), false),
				"Does a group of yours in Find help still meet?",
				("The log of activities says that this group stopped, and nothing else of it is planned:\n\n- %s, last on %s\n\n"
						+ "People who look for help still find its entry. If it meets no more, end the entry. If it does, answer the report on its page.")
					.formatted(entry.name(), DAY.format(on)),
				"services/" + entry.id().value());
		recording.tell("directory.service.ask-to-end", Services.subject(entry.id()),
				Map.of("stoppedOn", on.toString()));
	}

}
