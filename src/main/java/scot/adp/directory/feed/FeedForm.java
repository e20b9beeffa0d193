package scot.adp.directory.feed;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.FeedIds;
import scot.adp.directory.Hours;
import scot.adp.directory.HoursException;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Phone;
import scot.adp.directory.PlaceView;
import scot.adp.directory.PublishedService;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.open.FindHelpRules;
import scot.adp.platform.CodeList;
import scot.adp.platform.OrganisationId;
import scot.adp.shell.parts.PlainWords;

/**
 * Services in the form of the Open Referral UK profile 3.0, with fields of ours that
 * begin with {@code adp_}. Never told are what the standard keeps as {@code metadata},
 * old values with the names of people; and a fixed offset of the clocks, wrong for half
 * of the year.
 */
@Component
@ConditionalOnWebApplication
class FeedForm {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private static final String COUNTRY = "GB";

	private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

	private static final Set<PlaceView.Kind> NOWHERE = Set.of(PlaceView.Kind.ONLINE, PlaceView.Kind.HOME_VISITS);

	private final ServiceLists lists;

	private final Areas areas;

	private final FindHelpRules rules;

	private final PlainWords words;

	private final Clock clock;

	FeedForm(ServiceLists lists, Areas areas, FindHelpRules rules, PlainWords words, Clock clock) {
		this.lists = lists;
		this.areas = areas;
		this.rules = rules;
		this.words = words;
		this.clock = clock;
	}

	/** What a service has once, and its organisation. */
	Fields brief(PublishedService service) {
		String id = service.id().value().toString();
		return new Fields().with("id", id)
			.with("organization_id", organisation(service.organisation()).toString())
			.with("name", service.name())
			.with("description", service.description())
			.with("url", link(service.url()))
			.with("email", service.email())
			.with("status", status(service))
			.with("application_process", applying(service))
			.with("adp_how_to_come", service.howToCome().stream().sorted().map(Enum::name).toList())
			.with("fees_description", (service.cost() != null) ? service.cost() : words.text("find-help.free"))
			.with("eligibility_description",
					service.audiences()
						.stream()
						.map(lists.audiences()::label)
						.sorted()
						.collect(Collectors.joining(", ")))
			.with("minimum_age", service.minAge())
			.with("maximum_age", service.maxAge())
			.with("assured_date", text(service.assurance().assuredOn()))
			.with("assurer_email", service.email())
			.with("alert", alert(service))
			.with("last_modified", service.changedAt().toInstant().toString())
			.with("organization", organisation(service).all())
			.with("adp_hours_confirmed_until", text(service.hours().confirmedUntil()))
			.with("adp_address_withheld",
					service.places().stream().anyMatch(PublishedService.At::addressWithheld) ? true : null);
	}

	/** A service with all that belongs to it. */
	Map<String, Object> whole(PublishedService service) {
		String id = service.id().value().toString();
		return brief(service).with("phones", phones(service.phones(), id, "service_id", id))
			.with("schedules", schedules(service.hours(), id, "service_id", id))
			.with("adp_closed_days", closedDays(service.hours()))
			.with("service_areas", service.areas().stream().map(it -> serviceArea(it, id)).toList())
			.with("service_at_locations", service.places().stream().map(it -> atLocation(service, it).all()).toList())
			.with("languages", service.languages().stream().map(it -> language(it, id)).toList())
			.with("cost_options", (service.cost() == null) ? List.of(free(id)) : List.of())
			.with("contacts", contacts(service, id))
			.with("attributes", attributes(service, id))
			.all();
	}

	/** A service at a place, with what the place has once. */
	Fields atLocationBrief(PublishedService service, PublishedService.At at) {
		return new Fields().with("id", at.id().value().toString())
			.with("service_id", service.id().value().toString())
			.with("location_id", location(at).toString())
			.with("description", at.note())
			.with("location", place(at).all())
			.with("service", brief(service).all());
	}

	/** A service at a place, with all that belongs to it. */
	Map<String, Object> atLocationWhole(PublishedService service, PublishedService.At at) {
		return atLocation(service, at).with("service", brief(service).all()).all();
	}

	private Fields atLocation(PublishedService service, PublishedService.At at) {
		String id = at.id().value().toString();
		var location = place(at);
		if (!at.addressWithheld()) {
			location.with("addresses", addresses(at))
				.with("accessibility", at.features().stream().map(it -> accessibility(it, at)).toList());
		}
		return new Fields().with("id", id)
			.with("service_id", service.id().value().toString())
			.with("location_id", location(at).toString())
			.with("description", at.note())
			.with("phones", phones(at.phones(), id, "service_at_location_id", id))
			.with("schedules", schedules(at.hours(), id, "service_at_location_id", id))
			.with("adp_closed_days", closedDays(at))
			.with("location", location.all());
	}

	/** Who runs a service. */
	Fields organisation(PublishedService service) {
		return new Fields().with("id", organisation(service.organisation()).toString())
			.with("name", service.organisationName())
			.with("description", words.text("feed.organisation", service.organisationName(), rules.council()));
	}

	/**
	 * An organisation has a code here; its id follows from it, so it is always the same.
	 */
	static UUID organisation(OrganisationId id) {
		return FeedIds.named("organization", id.value());
	}

	private Fields place(PublishedService.At at) {
		boolean virtual = NOWHERE.contains(at.kind());
		var place = new Fields().with("id", location(at).toString())
			.with("location_type", virtual ? "virtual" : "physical")
			.with("adp_area", at.area().value());
		if (at.addressWithheld()) {
			return place.with("name", areaName(at.area())).with("adp_address_withheld", true);
		}
		return place.with("name", (at.name() != null) ? at.name() : areaName(at.area()))
			.with("latitude", at.latitude())
			.with("longitude", at.longitude())
			.with("external_identifier", at.uprn())
			.with("external_identifier_type", (at.uprn() != null) ? "UPRN" : null);
	}

	/**
	 * The id of a place; one whose address is withheld has another for each service, so
	 * that nobody learns what else is there.
	 */
	private static UUID location(PublishedService.At at) {
		return at.addressWithheld() ? FeedIds.named("location", at.id().value().toString()) : at.place().value();
	}

	/** The standard asks for all of an address, so one that is not whole is left out. */
	private List<Map<String, Object>> addresses(PublishedService.At at) {
		if (at.street() == null || at.town() == null || at.postcode() == null) {
			return List.of();
		}
		return List.of(new Fields().with("id", FeedIds.named("address", at.place().value().toString()).toString())
			.with("location_id", at.place().value().toString())
			.with("address_1", at.street())
			.with("city", at.town())
			.with("state_province", rules.council())
			.with("postal_code", at.postcode())
			.with("country", COUNTRY)
			.with("address_type", "physical")
			.all());
	}

	private Map<String, Object> accessibility(String code, PublishedService.At at) {
		return new Fields().with("id", FeedIds.named("accessibility", at.place().value() + code).toString())
			.with("location_id", at.place().value().toString())
			.with("description", lists.features().label(code))
			.all();
	}

	private List<Map<String, Object>> phones(List<Phone> phones, String owner, String field, String id) {
		return phones.stream()
			.map(it -> new Fields().with("id", FeedIds.named("phone", owner + it.number()).toString())
				.with(field, id)
				.with("number", it.number())
				.with("description", it.what())
				.all())
			.toList();
	}

	private List<Map<String, Object>> contacts(PublishedService service, String id) {
		return (service.phones().isEmpty() && service.email() == null) ? List.of()
				: List.of(new Fields().with("id", FeedIds.named("contact", id).toString())
					.with("service_id", id)
					.with("title", service.unitName())
					.with("email", service.email())
					.all());
	}

	private Map<String, Object> serviceArea(AreaCode area, String service) {
		return new Fields().with("id", FeedIds.named("service_area", service + area.value()).toString())
			.with("service_id", service)
			.with("name", areaName(area))
			.with("service_area", areaName(area))
			.with("adp_area", area.value())
			.all();
	}

	private Map<String, Object> language(String code, String service) {
		return new Fields().with("id", FeedIds.named("language", service + code).toString())
			.with("service_id", service)
			.with("name", lists.languages().label(code))
			.with("code", code.toLowerCase(Locale.ROOT))
			.all();
	}

	private Map<String, Object> free(String service) {
		return new Fields().with("id", FeedIds.named("cost_option", service).toString())
			.with("service_id", service)
			.with("option", words.text("find-help.free"))
			.with("amount", 0)
			.all();
	}

	private List<Map<String, Object>> attributes(PublishedService service, String id) {
		return terms().filter(it -> switch (it.taxonomy()) {
			case KIND -> service.kinds().contains(it.code());
			case AUDIENCE -> service.audiences().contains(it.code());
			case SUBSTANCE -> service.substances().contains(it.code());
			case FORMAT -> service.formats().contains(it.code());
			case MODEL -> it.code().equals(service.model());
		})
			.map(it -> new Fields().with("id", FeedIds.named("attribute", id + it.id()).toString())
				.with("link_id", id)
				.with("taxonomy_term_id", it.id().toString())
				.with("link_type", "service")
				.with("link_entity", "service")
				.with("taxonomy_term", term(it))
				.all())
			.toList();
	}

	private List<Map<String, Object>> schedules(PublishedService.HoursTold hours, String owner, String field,
			String id) {
		var rows = new ArrayList<Map<String, Object>>();
		for (Schedule row : hours.schedules()) {
			rows.add(schedule(row).with("id", FeedIds.named("schedule", owner + rows.size()).toString())
				.with(field, id)
				.all());
		}
		for (HoursException extra : hours.exceptions()) {
			LocalTime opens = extra.opens();
			LocalTime closes = extra.closes();
			if (opens != null && closes != null) {
				rows.add(hours(opens, closes)
					.with("id", FeedIds.named("schedule", extra.id().value().toString()).toString())
					.with(field, id)
					.with("freq", "WEEKLY")
					.with("byday", days(extra.from(), extra.to()))
					.with("valid_from", extra.from().toString())
					.with("valid_to", extra.to().toString())
					.with("adp_until", extra.to().toString())
					.with("adp_on_holidays", Schedule.OnHolidays.OPEN.name())
					.all());
			}
		}
		return rows;
	}

	/**
	 * A row of hours: the profile knows weeks and months, and a day only as a short
	 * while.
	 */
	Fields schedule(Schedule row) {
		var told = hours(row.opens(), row.closes());
		if (row.frequency() == Schedule.Frequency.ONCE) {
			LocalDate day = row.anchorOn();
			told.with("freq", "WEEKLY")
				.with("byday", (day != null) ? letters(day.getDayOfWeek()) : null)
				.with("valid_from", text(day))
				.with("valid_to", text(day));
		}
		else {
			told.with("freq", row.frequency().name())
				.with("interval", row.every())
				.with("byday", row.byDay().stream().map(Schedule.ByDay::code).collect(Collectors.joining(",")))
				.with("bymonthday", row.byMonthDay().stream().map(String::valueOf).collect(Collectors.joining(",")))
				.with("dtstart", text(row.anchorOn()))
				.with("valid_to", text(row.until()))
				.with("adp_until", text(row.until()));
		}
		return told.with("description", row.label())
			.with("notes", notes(row))
			.with("adp_note", row.note())
			.with("adp_on_holidays", row.onHolidays().name())
			.with("adp_term_time_only", row.termTimeOnly() ? true : null)
			.with("adp_group", (row.group() != Schedule.Group.REGULAR) ? row.group().name() : null)
			.with("adp_replaces", row.replaces() ? true : null)
			.with("adp_hours_confirmed_until", text(row.confirmedUntil()));
	}

	private String notes(Schedule row) {
		return Stream
			.of((row.note() != null) ? row.note() : "", words.text("feed.holidays." + row.onHolidays().name()),
					row.termTimeOnly() ? words.text("feed.term-time") : "")
			.filter(it -> !it.isEmpty())
			.collect(Collectors.joining(" "));
	}

	/** All day is told from midnight to a minute before, as the standard advises. */
	private static Fields hours(LocalTime opens, LocalTime closes) {
		boolean allDay = opens.equals(LocalTime.MIDNIGHT) && closes.equals(LocalTime.MIDNIGHT);
		return new Fields().with("opens_at", TIME.format(opens))
			.with("closes_at", TIME.format(allDay ? END_OF_DAY : closes));
	}

	private static String days(LocalDate from, LocalDate to) {
		return from.datesUntil(to.plusDays(1))
			.limit(DayOfWeek.values().length)
			.map(LocalDate::getDayOfWeek)
			.sorted()
			.map(FeedForm::letters)
			.collect(Collectors.joining(","));
	}

	private static String letters(DayOfWeek day) {
		return day.name().substring(0, 2);
	}

	/** Days on which a place is closed, those of its pause too. */
	private List<Map<String, Object>> closedDays(PublishedService.At at) {
		var days = new ArrayList<>(closedDays(at.hours()));
		PublishedService.@Nullable Pause pause = at.pause();
		if (pause != null) {
			days.add(closedDays(pause.from(), pause.to(), pause.because()));
		}
		return days;
	}

	private List<Map<String, Object>> closedDays(PublishedService.HoursTold hours) {
		return hours.exceptions()
			.stream()
			.filter(HoursException::closed)
			.map(it -> closedDays(it.from(), it.to(), it.reason()))
			.toList();
	}

	private Map<String, Object> closedDays(LocalDate from, @Nullable LocalDate to, @Nullable String reason) {
		return new Fields().with("from", from.toString())
			.with("to", text(to))
			.with("reason", (reason != null) ? lists.reasons().label(reason) : null)
			.all();
	}

	/** How it stands today: out of its season it is not active, but it is there. */
	private String status(PublishedService service) {
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		LocalDate closed = service.closedOn();
		if (closed != null && !closed.isAfter(today)) {
			return "defunct";
		}
		LocalDate from = service.pausedFrom();
		LocalDate to = service.pausedTo();
		if (from != null && !from.isAfter(today) && (to == null || !to.isBefore(today))) {
			return "temporarily closed";
		}
		boolean allPaused = !service.places().isEmpty() && service.places().stream().allMatch(it -> {
			PublishedService.@Nullable Pause pause = it.pause();
			return pause != null && pause.holds(today);
		});
		if (allPaused) {
			return "temporarily closed";
		}
		var rows = Stream
			.concat(service.hours().schedules().stream(),
					service.places().stream().flatMap(it -> it.hours().schedules().stream()))
			.toList();
		boolean outOfSeason = !rows.isEmpty()
				&& rows.stream().allMatch(it -> it.group() == Schedule.Group.SEASON && !it.holds(today));
		return outOfSeason ? "inactive" : "active";
	}

	private @Nullable String alert(PublishedService service) {
		return service.reportedClosed() ? Stream.of(service.alert(), words.text("find-help.reported-closed"))
			.filter(it -> it != null)
			.collect(Collectors.joining(" ")) : service.alert();
	}

	private String applying(PublishedService service) {
		return service.howToCome()
			.stream()
			.sorted()
			.map(it -> words.text("find-help.how." + it.name()))
			.collect(Collectors.joining(" "));
	}

	private String areaName(AreaCode area) {
		return areas.find(area).map(LocalAreaView::name).orElse(area.value());
	}

	private static @Nullable String link(@Nullable String address) {
		return (address != null && address.matches("(?i)https?://\\S+")) ? address : null;
	}

	private static @Nullable String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : null;
	}

	/** All terms, list by list. */
	Stream<Term> terms() {
		return Stream.of(Taxonomy.values()).flatMap(it -> list(it).values().stream().map(value -> new Term(it, value)));
	}

	private CodeList list(Taxonomy taxonomy) {
		return switch (taxonomy) {
			case KIND -> lists.kinds();
			case AUDIENCE -> lists.audiences();
			case SUBSTANCE -> lists.substances();
			case FORMAT -> lists.formats();
			case MODEL -> lists.models();
		};
	}

	/** A list of terms. */
	Map<String, Object> taxonomy(Taxonomy taxonomy) {
		return new Fields().with("id", taxonomy.id().toString())
			.with("name", words.text("feed.taxonomy." + taxonomy.name()))
			.with("description", words.text("feed.taxonomy.about", words.text("feed.taxonomy." + taxonomy.name())))
			.all();
	}

	/** A term. */
	Map<String, Object> term(Term term) {
		return new Fields().with("id", term.id().toString())
			.with("code", term.code())
			.with("name", term.value().label())
			.with("description", term.value().label())
			.with("taxonomy", words.text("feed.taxonomy." + term.taxonomy().name()))
			.with("taxonomy_id", term.taxonomy().id().toString())
			.all();
	}

	/** The lists that services are told by. */
	enum Taxonomy {

		KIND, AUDIENCE, SUBSTANCE, FORMAT, MODEL;

		UUID id() {
			return FeedIds.taxonomy(name());
		}

	}

	/** A value of one of them. */
	record Term(Taxonomy taxonomy, CodeList.Value value) {

		String code() {
			return value.code();
		}

		UUID id() {
			return FeedIds.named("taxonomy_term", taxonomy.name() + " " + code());
		}

	}

}
