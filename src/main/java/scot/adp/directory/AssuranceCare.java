package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.ServiceUnassured;
import scot.adp.identity.Recording;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.notification.Outbox;
import scot.adp.notification.spi.MailLinks;
import scot.adp.platform.UnitId;

/**
 * Asks whoever runs an entry each morning whether it is still right, as long as nobody
 * says so: once when it is due, once more with the unit's lead, and once with a notice of
 * the day on which the public will not see it any more. All entries of a unit go into one
 * message of each kind.
 */
@Component
class AssuranceCare {

	private final JdbcClient jdbc;

	private final ServiceStore store;

	private final ServiceDetails details;

	private final ServiceLists lists;

	private final UnitTree units;

	private final EntryPeople people;

	private final Messages messages;

	private final EntryLinks links;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	AssuranceCare(JdbcClient jdbc, ServiceStore store, ServiceDetails details, ServiceLists lists, UnitTree units,
			EntryPeople people, Messages messages, EntryLinks links, Recording recording,
			ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.details = details;
		this.lists = lists;
		this.units = units;
		this.people = people;
		this.messages = messages;
		this.links = links;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/** Takes the steps of the day; each is taken once for each time somebody said so. */
	@Scheduled(cron = "0 30 6 * * *", zone = "Europe/London")
	@Transactional
	void ask() {
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		var rules = lists.rules().assurance();
		var published = details.of(store.services()
			.stream()
			.filter(it -> it.state() == ServiceView.State.PUBLISHED && it.publishedAt() != null)
			.toList(), today);
		var asked = asked();
		var now = new EnumMap<AssuranceRules.Step, Map<UnitId, Map<ServiceId, LocalDate>>>(AssuranceRules.Step.class);
		for (var detail : published) {
			LocalDate assuredOn = detail.assurance().assuredOn();
			if (assuredOn == null) {
				continue;
			}
			// A step that was missed is not sent behind a later one, but the notice
			// always is.
			rules.steps(assuredOn)
				.entrySet()
				.stream()
				.filter(it -> !today.isBefore(it.getValue()))
				.map(Map.Entry::getKey)
				.max(Comparator.naturalOrder())
				.filter(step -> !asked.contains(new Asked(detail.row().id(), assuredOn, step.name())))
				.ifPresent(step -> now.computeIfAbsent(step, it -> new LinkedHashMap<>())
					.computeIfAbsent(detail.row().unit(), it -> new LinkedHashMap<>())
					.put(detail.row().id(), assuredOn));
			if (detail.assurance().state() == Assurance.State.HIDDEN
					&& !asked.contains(new Asked(detail.row().id(), assuredOn, "HIDDEN"))) {
				hide(detail, assuredOn, today);
			}
		}
		now.forEach((step, of) -> of.forEach((unit, entries) -> send(step, unit, entries, today)));
		links.forget();
	}

	private void hide(ServiceDetails.Detail detail, LocalDate assuredOn, LocalDate today) {
		ServiceId id = detail.row().id();
		note(id, assuredOn, "HIDDEN", today);
		OffsetDateTime at = OffsetDateTime.now(clock);
		int version = jdbc.sql(
				"update directory.service set version = version + 1, changed_at = :at where id = :id returning version")
			.param("at", at)
			.param("id", id.value())
			.query(Integer.class)
			.single();
		events.publishEvent(new ServiceUnassured(Services.envelope(id, version, detail.row().unit(), at),
				Objects.requireNonNull(detail.assurance().hiddenOn())));
		recording.tell("directory.service.hide", Services.subject(id), Map.of("assuredOn", assuredOn.toString()));
	}

	private void send(AssuranceRules.Step step, UnitId unit, Map<ServiceId, LocalDate> entries, LocalDate today) {
		entries.forEach((id, assuredOn) -> {
			note(id, assuredOn, step.name(), today);
			jdbc.sql("update directory.service set changed_at = :at where id = :id")
				.param("at", OffsetDateTime.now(clock))
				.param("id", id.value())
				.update();
		});
		var names = store.services(entries.keySet()).stream().map(ServiceStore.ServiceRow::name).sorted().toList();
		String whose = Optional.ofNullable(units.all().get(unit)).map(UnitView::name).orElse(unit.value());
		String subject = switch (step) {
			case DUE -> "Is your entry in Find help still right?";
			case CHASED -> "Once more: is your entry in Find help still right?";
			case NOTICE -> "Your entry in Find help is about to be hidden";
		};
		String body = switch (step) {
			case DUE, CHASED -> "Nobody has said for a while that these entries of %s are right:\n\n%s\n\n"
					+ "Look at them and say that they are, or put right what is not. It takes a minute.";
			case NOTICE -> "Nobody has said for long that these entries of %s are right:\n\n%s\n\n"
					+ "Unless somebody does within " + lists.rules().assurance().noticeDays()
					+ " days, people who look for help will not see them any more.";
		};
		var put = messages.put((step == AssuranceRules.Step.NOTICE) ? MessageKind.WARNING : MessageKind.NOTICE,
				people.of(unit, step != AssuranceRules.Step.DUE), subject,
				body.formatted(whose, names.stream().map("- "::concat).collect(Collectors.joining("\n"))), "services");
		for (Outbox.MessageId message : put.values()) {
			for (ServiceId id : entries.keySet()) {
				jdbc.sql("insert into directory.assurance_message (message, service) values (:message, :service)")
					.param("message", message.value())
					.param("service", id.value())
					.update();
			}
		}
		recording.tellRows("directory.service.ask", "entries of " + unit.value(), entries.size());
	}

	private void note(ServiceId id, LocalDate assuredOn, String step, LocalDate today) {
		jdbc.sql("""
				insert into directory.assurance_asked (service, step, assured_on, asked_on)
				values (:id, :step, :assuredOn, :on) on conflict do nothing""")
			.param("id", id.value())
			.param("step", step)
			.param("assuredOn", assuredOn)
			.param("on", today)
			.update();
	}

	private Set<Asked> asked() {
		return new HashSet<>(jdbc.sql("select service, assured_on, step from directory.assurance_asked")
			.query((row, number) -> new Asked(new ServiceId(row.getObject("service", UUID.class)),
					row.getObject("assured_on", LocalDate.class), row.getString("step")))
			.list());
	}

	@Bean
	static MailLinks entryMailLinks(EntryLinks links) {
		return links::pathOf;
	}

	private record Asked(ServiceId service, LocalDate assuredOn, String step) {
	}

}
