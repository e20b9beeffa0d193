package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/** The services of the sample, once, in every state. */
@Component
class ServiceSample extends StartUpStep {

	private final JdbcClient jdbc;

	private final AdpSettings settings;

	private final ServicePlaceStore places;

	private final ServiceWriting writing;

	private final ServiceLists lists;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ServiceSample(JdbcClient jdbc, AdpSettings settings, ServicePlaceStore places, ServiceWriting writing,
			ServiceLists lists, Recording recording, TransactionTemplate transaction, Clock clock) {
		super(Stage.SAMPLE);
		this.jdbc = jdbc;
		this.settings = settings;
		this.places = places;
		this.writing = writing;
		this.lists = lists;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample() && jdbc.sql("select not exists (select from directory.service where slug is not null)")
			.query(Boolean.class)
			.single()) {
			transaction.executeWithoutResult(status -> addAll());
		}
	}

	private void addAll() {
		var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)),
				"Sample data, Sample partnership", OffsetDateTime.now(clock));
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		var known = places.places()
			.stream()
			.collect(Collectors.toMap(PlaceView::name, Function.identity(), (a, b) -> a));
		int number = 0;
		for (var entry : ConfigFile.read(settings.config().resolve("directory").resolve("demonstration.yaml"))
			.root()
			.allow("places", "services")
			.entries("services")) {
			add(entry, known, today, number++, author);
		}
		found(today);
		if (number > 0) {
			recording.tellRows("directory.service.sample", "services", number);
		}
	}

	/** Two years of answers of Find help, fewer at weekends. */
	private void found(LocalDate today) {
		jdbc.sql("""
				insert into directory.help_found (on_day, answers)
				select cast(day as date), 6 + extract(doy from day)::int * 37 % 23
				    + case when extract(isodow from day) < 6 then 9 else 0 end
				from generate_series(cast(:from as timestamp), cast(:to as timestamp), interval '1 day') as t (day)
				on conflict do nothing""")
			.param("from", today.minusYears(2).atStartOfDay())
			.param("to", today.minusDays(1).atStartOfDay())
			.update();
	}

	private void add(ConfigFile.Entry entry, Map<String, PlaceView> known, LocalDate today, int number, Author author) {
		entry.allow("name", "unit", "kinds", "audiences", "state", "places", "description", "hours", "model",
				"howToCome", "substances", "areas", "alert", "cost", "minAge", "maxAge", "staffOnly", "mailbox");
		String name = entry.text("name");
		var id = new ServiceId(UUID.nameUUIDFromBytes(("service " + name).getBytes(StandardCharsets.UTF_8)));
		var where = entry.codes("places", place -> place).stream().map(place -> {
			@Nullable PlaceView found = known.get(place);
			if (found == null) {
				throw entry.fault("places", "there is no place '%s' in this file".formatted(place));
			}
			return new ServiceEntry.Where(found.id(), null, List.of(), List.of());
		}).toList();
		String phone = "01632 960%03d".formatted(number);
		var told = new ServiceEntry(entry.code("unit", UnitId::new), name, entry.text("description"),
				entry.codes("kinds", code -> code), entry.codes("audiences", code -> code), age(entry, "minAge"),
				age(entry, "maxAge"), entry.codes("substances", code -> code),
				entry.codes("howToCome", HowToCome::valueOf), null, entry.optionalText("cost"), List.of("EN"),
				List.of(), List.of(new Phone(phone, null)), entry.optionalText("mailbox"), null,
				entry.optionalText("model"), entry.optionalText("alert"), null, entry.codes("areas", AreaCode::new),
				entry.flag("staffOnly"), null, where,
				entry.entries("hours").stream().map(row -> row(row, today)).toList());
		writing.add(id, told, author);
		var state = entry.choice("state", State.class, State.FRESH);
		if (state != State.DRAFT) {
			writing.publish(id, 1, name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), author);
			assure(id, state, today, number, author);
		}
		switch (state) {
			case PAUSED -> writing.pause(id, null, 2, today.minusDays(6), today.plusDays(8), null, "STAFFING", author);
			case PAUSED_OPEN ->
				writing.pause(id, null, 2, today.minusDays(20), null, today.plusDays(40), "FUNDING", author);
			case CLOSED -> writing.close(id, 2, today.minusDays(30), null, false, author);
			default -> {
			}
		}
		if (number % 9 == 4 && state == State.FRESH) {
			writing.except(id, null, new HoursException(new HoursException.Id(UUID.randomUUID()), today.plusDays(5),
					today.plusDays(6), "PREMISES", null, null), author);
		}
		if (number % 2 == 1 && state != State.DRAFT) {
			report(id, number, author.at());
		}
	}

	private void assure(ServiceId id, State state, LocalDate today, int number, Author author) {
		var rules = lists.rules().assurance();
		LocalDate on = switch (state) {
			case DUE -> today.minusMonths(rules.dueMonths()).minusDays(number % 20 + 1);
			case CHASED -> today.minusMonths(rules.dueMonths()).minusDays(rules.chaseDays() + number % 20 + 1);
			case HIDDEN -> today.minusMonths(rules.hiddenMonths()).minusDays(number % 20 + 1);
			default -> today.minusDays(number % 150);
		};
		writing.assure(List.of(id), (number % 3 == 0) ? Assurance.How.LINK : Assurance.How.OWN, on, author);
		// What a sample is told of is not sent to anybody.
		var steps = rules.steps(on);
		for (var step : AssuranceRules.Step.values()) {
			if (!today.isBefore(steps.get(step))) {
				jdbc.sql("""
						insert into directory.assurance_asked (service, step, assured_on, asked_on)
						values (:id, :step, :assuredOn, :on)""")
					.param("id", id.value())
					.param("step", step.name())
					.param("assuredOn", on)
					.param("on", steps.get(step))
					.update();
			}
		}
	}

	private void report(ServiceId id, int number, OffsetDateTime at) {
		boolean answered = number % 4 == 1;
		jdbc.sql("""
				insert into directory.entry_report (id, version, service, code, words, route, made_at, state, outcome,
				    answered_by_name, answered_at)
				values (:id, 1, :service, :code, :words, :route, :at, :state, :outcome, :by, :answeredAt)""")
			.param("id", UUID.randomUUID())
			.param("service", id.value())
			.param("code", List.of(0, 10, 20, 30).get(number / 2 % 4))
			.param("words", answered ? "The door was shut when I came." : null)
			.param("route", EntryReports.Route.PAGE.name())
			.param("at", at.minusDays(number % 12))
			.param("state", answered ? EntryReports.State.RESOLVED.name() : EntryReports.State.OPEN.name())
			.param("outcome", answered ? "Rang them; the hours are put right." : null)
			.param("by", answered ? "Sample data, Sample partnership" : null)
			.param("answeredAt", answered ? at.minusDays(number % 5) : null)
			.update();
	}

	private static Schedule row(ConfigFile.Entry entry, LocalDate today) {
		entry.allow("days", "opens", "closes", "freq", "every", "group", "label", "replaces", "anchorDays", "untilDays",
				"confirmedDays", "onHolidays", "termTime");
		return new Schedule(entry.choice("group", Schedule.Group.class, Schedule.Group.REGULAR),
				entry.optionalText("label"), entry.flag("replaces"),
				entry.choice("freq", Schedule.Frequency.class, Schedule.Frequency.WEEKLY), entry.number("every", 1),
				entry.codes("days", Schedule.ByDay::of), List.of(), day(entry, "anchorDays", today),
				day(entry, "untilDays", today), entry.code("opens", LocalTime::parse),
				entry.code("closes", LocalTime::parse), day(entry, "confirmedDays", today),
				entry.choice("onHolidays", Schedule.OnHolidays.class, Schedule.OnHolidays.ASK), entry.flag("termTime"),
				null);
	}

	private static @Nullable LocalDate day(ConfigFile.Entry entry, String name, LocalDate today) {
		return (entry.optionalText(name) != null) ? today.plusDays(entry.number(name, 0)) : null;
	}

	private static @Nullable Integer age(ConfigFile.Entry entry, String name) {
		return (entry.optionalText(name) != null) ? Integer.valueOf(entry.number(name, 0)) : null;
	}

	private enum State {

		FRESH, DUE, CHASED, HIDDEN, PAUSED, PAUSED_OPEN, CLOSED, DRAFT

	}

}
