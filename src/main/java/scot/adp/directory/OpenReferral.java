package scot.adp.directory;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads services as Open Referral tells them, in the form of its profile for the UK, 3.0:
 * a page, pages behind one another or in a list, a list of services, or an object a line;
 * and {@link ForeignLists} of others. Of contacts, who are people, and of old values
 * nothing is read.
 */
final class OpenReferral {

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(40)
				.maxStringLength(100_000)
				.maxNameLength(1_000)
				.maxNumberLength(100)
				.build())
			.build())
		.build();

	/** What a feed may tell of a row of hours. */
	private static final List<String> HOURS = List.of("freq", "interval", "byday", "bymonthday", "byweekno",
			"byyearday", "dtstart", "until", "count", "wkst", "valid_from", "valid_to", "timezone", "opens_at",
			"closes_at", "description", "notes", "adp_hours_confirmed_until", "adp_on_holidays", "adp_term_time_only",
			"adp_group", "adp_replaces", "adp_until", "adp_note");

	/** What a page calls the services that it holds. */
	private static final Set<String> LISTS = Set.of("contents", "services", "data", "meetings");

	/** What only the whole of a service has. */
	private static final List<String> WHOLE = List.of("service_at_locations", "schedules", "phones", "attributes",
			"service_areas", "contacts", "cost_options", "languages");

	private final int most;

	private final List<FeedService> services = new ArrayList<>();

	private final List<Refused> refused = new ArrayList<>();

	private final Set<String> ids = new HashSet<>();

	private final Set<String> brief = new LinkedHashSet<>();

	private final Set<Integer> pages = new HashSet<>();

	private final ForeignLists meetings = new ForeignLists();

	private @Nullable String next;

	private int total;

	private int totalPages;

	private int read;

	/**
	 * Reads nothing yet.
	 * @param most how many services it takes at most
	 */
	OpenReferral(int most) {
		this.most = most;
	}

	/**
	 * Reads one more answer of a feed, or a file.
	 * @throws Problem where it is no such thing
	 */
	void read(InputStream content) {
		next = null;
		try (JsonParser parser = JSON.createParser(content)) {
			boolean any = false;
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				any = true;
				value(parser, token, true);
			}
			if (!any) {
				throw refused("is empty");
			}
		}
		catch (JacksonException ex) {
			throw refused("is damaged, or no JSON at all");
		}
	}

	/** How many pages the feed says that it has. */
	int totalPages() {
		return totalPages;
	}

	/**
	 * Ids of services of which a list told no more than the little that lists tell; what
	 * is read of them next takes the place of that.
	 */
	Set<String> brief() {
		return Set.copyOf(brief);
	}

	/** Where the answer read last says that more stands; null where it does not. */
	@Nullable String next() {
		return next;
	}

	/** What was read. */
	Reading reading() {
		meetings.groups().forEach(this::take);
		boolean all = read >= total && (totalPages == 0 || pages.size() >= totalPages);
		return new Reading(List.copyOf(services), List.copyOf(refused), all);
	}

	private void value(JsonParser parser, JsonToken token, boolean mayList) {
		if (token == JsonToken.START_ARRAY && mayList) {
			for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
				value(parser, next, false);
			}
		}
		else if (token == JsonToken.START_OBJECT) {
			object(parser);
		}
		else {
			throw refused("holds something else than services");
		}
	}

	/** A page holds services; what holds none is one itself. */
	private void object(JsonParser parser) {
		ObjectNode rest = JSON.createObjectNode();
		boolean page = false;
		for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
			String name = parser.currentName();
			JsonToken value = parser.nextToken();
			if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
				page = true;
				for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
					service(parser.readValueAsTree());
				}
			}
			else {
				rest.set(name, (JsonNode) parser.readValueAsTree());
			}
		}
		if (page) {
			next = rest.path("next").isString() ? rest.path("next").asString() : null;
			total = Math.max(total, rest.path("total_items").asInt(rest.path("count").asInt(0)));
			totalPages = Math.max(totalPages, rest.path("total_pages").asInt(0));
			pages.add(rest.path("page_number").asInt(1));
		}
		else {
			service(rest);
		}
	}

	private void service(JsonNode node) {
		if (++read > most) {
			throw Problem.invalid("file",
					"This tells of more than %,d services, which are more than are taken at once. Ask for a part of them."
						.formatted(most));
		}
		if (ForeignLists.isMeeting(node)) {
			meetings.add(node);
		}
		else {
			take(ForeignLists.isOfAliss(node) ? ForeignLists.ofAliss(node) : node);
		}
	}

	private void take(JsonNode node) {
		var fields = new Told(node);
		@Nullable String id = fields.text("id");
		@Nullable String name = fields.text("name");
		if (!node.isObject() || (node.has("location_id") && node.has("service_id"))) {
			refused.add(new Refused(id, name, "id", "This is no service. Send what the feed answers to /services."));
		}
		else if (id == null || id.length() > Services.NAME_LIMIT) {
			refused.add(new Refused(null, name, "id", "It has no id, so it would not be known again."));
		}
		else if (name == null) {
			refused.add(new Refused(id, null, "name", "It has no name."));
		}
		else if (ids.add(id)) {
			services.add(fields.service(id, name));
			if (WHOLE.stream().noneMatch(node::has)) {
				brief.add(id);
			}
		}
		else if (WHOLE.stream().anyMatch(node::has) && brief.remove(id)) {
			services.replaceAll(it -> it.id().equals(id) ? fields.service(id, name) : it);
			read--;
		}
		else if (services.stream().noneMatch(it -> it.id().equals(id) && it.name().equals(name))) {
			refused.add(new Refused(id, name, "id", "Another service of this feed has the same id."));
		}
	}

	private static Problem refused(String why) {
		return Problem.invalid("file",
				"This file %s. Send what an Open Referral feed answers to /services, or a list of ALISS, Meeting Guide or BMLT, as JSON."
					.formatted(why));
	}

	/**
	 * What was read of a feed.
	 *
	 * @param all whether nothing says that there is more, so that what is missing is
	 * listed no more
	 */
	record Reading(List<FeedService> services, List<Refused> refused, boolean all) {
	}

	/** What is no service that could be taken. */
	record Refused(@Nullable String id, @Nullable String name, String field, String reason) {
	}

	/** The fields of an object; what is wrong with one is noted, and it is left out. */
	private static final class Told {

		private final JsonNode node;

		private final List<FeedService.Note> notes;

		Told(JsonNode node) {
			this(node, new ArrayList<>());
		}

		private Told(JsonNode node, List<FeedService.Note> notes) {
			this.node = node;
			this.notes = notes;
		}

		FeedService service(String id, String name) {
			var hours = hours();
			var closed = closed();
			var places = places(hours, closed);
			return new FeedService(id, name, text("status"), with(node.path("organization")).text("name"),
					text("description"), text("url"), text("email"), phones(), either("fees_description", "fees"),
					free(), age("minimum_age"), age("maximum_age"), terms(), languages(), come(), text("alert"),
					areas(), places, hours, closed, day("assured_date"), notes);
		}

		private Told with(JsonNode part) {
			return new Told(part, notes);
		}

		private List<Told> parts(String name) {
			return StreamSupport.stream(node.path(name).spliterator(), false)
				.filter(JsonNode::isObject)
				.map(this::with)
				.toList();
		}

		@Nullable String text(String name) {
			JsonNode value = node.path(name);
			if (value.isContainer()) {
				notes.add(new FeedService.Note(name, "This is no text."));
				return null;
			}
			return (value.isNull() || value.isMissingNode()) ? null : Blanks.stripped(value.asString());
		}

		private @Nullable String either(String name, String other) {
			@Nullable String told = text(name);
			return (told != null) ? told : text(other);
		}

		private @Nullable Integer age(String name) {
			@Nullable String told = text(name);
			if (told == null) {
				return null;
			}
			if (told.matches("\\d{1,3}(\\.0+)?")) {
				return Integer.valueOf(told.replaceFirst("\\..*", ""));
			}
			notes.add(new FeedService.Note(name, "This is no age in whole years."));
			return null;
		}

		private @Nullable LocalDate day(String name) {
			@Nullable String told = text(name);
			if (told == null) {
				return null;
			}
			try {
				return (told.length() > 10) ? OffsetDateTime.parse(told).atZoneSameInstant(Hours.ZONE).toLocalDate()
						: LocalDate.parse(told);
			}
			catch (DateTimeParseException ex) {
				notes.add(new FeedService.Note(name, "This is no day such as 2026-11-03."));
				return null;
			}
		}

		private @Nullable Double degrees(String name) {
			JsonNode value = node.path(name);
			return value.isNumber() ? (Double) value.asDouble() : null;
		}

		private List<Phone> phones() {
			var phones = new ArrayList<Phone>();
			for (Told phone : parts("phones")) {
				@Nullable String number = phone.text("number");
				if (number != null) {
					phones.add(new Phone(number, phone.text("description")));
				}
			}
			return phones.stream().distinct().toList();
		}

		/** That all that it may cost is nothing. */
		private @Nullable Boolean free() {
			var options = parts("cost_options");
			return options.isEmpty() ? null : options.stream()
				.allMatch(it -> it.node.path("amount").isNumber() && it.node.path("amount").asDouble() == 0);
		}

		private List<FeedService.Term> terms() {
			var terms = new ArrayList<FeedService.Term>();
			for (Told attribute : parts("attributes")) {
				Told term = with(attribute.node.path("taxonomy_term"));
				@Nullable String name = term.text("name");
				if (name != null) {
					terms.add(new FeedService.Term(term.text("taxonomy_id"), term.text("code"), name));
				}
			}
			return terms;
		}

		private List<String> languages() {
			var languages = new ArrayList<String>();
			for (Told language : parts("languages")) {
				@Nullable String told = language.either("code", "name");
				if (told != null) {
					languages.add(told);
				}
			}
			return languages;
		}

		private List<HowToCome> come() {
			var come = new ArrayList<HowToCome>();
			for (JsonNode told : node.path("adp_how_to_come")) {
				for (HowToCome one : HowToCome.values()) {
					if (one.name().equals(told.asString(""))) {
						come.add(one);
					}
				}
			}
			return come;
		}

		private List<FeedService.Area> areas() {
			var areas = new ArrayList<FeedService.Area>();
			for (Told area : parts("service_areas")) {
				@Nullable String name = area.either("name", "service_area");
				if (name != null) {
					areas.add(new FeedService.Area(area.text("adp_area"), name));
				}
			}
			return areas;
		}

		private List<FeedService.Location> places(List<Map<String, String>> usual,
				List<FeedService.ClosedDays> alsoClosed) {
			var places = new LinkedHashMap<String, FeedService.Location>();
			for (Told at : parts("service_at_locations")) {
				Told location = with(at.node.path("location"));
				@Nullable String own = location.text("id");
				@Nullable String id = (own != null) ? own : at.text("location_id");
				if (id == null || id.length() > Services.NAME_LIMIT) {
					notes.add(new FeedService.Note("service_at_locations", "A place of it has no id."));
					continue;
				}
				Told address = location.parts("addresses").stream().findFirst().orElse(with(JSON.createObjectNode()));
				@Nullable String town = address.text("city");
				var hours = at.hours();
				places.putIfAbsent(id,
						new FeedService.Location(id, location.text("name"),
								location.node.path("adp_address_withheld").asBoolean(false),
								"virtual".equals(location.text("location_type")), address.text("address_1"), town,
								address.text("postal_code"), location.text("adp_area"), location.degrees("latitude"),
								location.degrees("longitude"),
								"UPRN".equals(location.text("external_identifier_type"))
										? location.text("external_identifier") : null,
								location.parts("accessibility")
									.stream()
									.map(it -> it.text("description"))
									.filter(Objects::nonNull)
									.toList(),
								at.text("description"), at.phones(), without(hours, usual), at.closedBut(alsoClosed)));
			}
			return List.copyOf(places.values());
		}

		/** Hours of the service are told of each of its places, too. */
		private static List<Map<String, String>> without(List<Map<String, String>> hours,
				List<Map<String, String>> usual) {
			return hours.equals(usual) ? List.of() : hours;
		}

		private List<Map<String, String>> hours() {
			return parts("schedules").stream().map(Told::row).toList();
		}

		private Map<String, String> row() {
			var row = new LinkedHashMap<String, String>();
			for (String name : HOURS) {
				JsonNode value = node.path(name);
				@Nullable String told = value.isArray() ? StreamSupport.stream(value.spliterator(), false)
					.map(it -> it.asString(""))
					.collect(Collectors.joining(",")) : text(name);
				if (told != null && !told.isEmpty()) {
					row.put(name, told);
				}
			}
			return row;
		}

		private List<FeedService.ClosedDays> closedBut(List<FeedService.ClosedDays> known) {
			return closed().stream().filter(it -> !known.contains(it)).toList();
		}

		private List<FeedService.ClosedDays> closed() {
			var closed = new ArrayList<FeedService.ClosedDays>();
			for (Told days : parts("adp_closed_days")) {
				@Nullable LocalDate from = days.day("from");
				@Nullable LocalDate to = days.day("to");
				if (from != null && to != null && !to.isBefore(from)) {
					closed.add(new FeedService.ClosedDays(from, to, days.text("reason")));
				}
				else {
					notes.add(new FeedService.Note("adp_closed_days", "These days have no end."));
				}
			}
			return closed;
		}

	}

}
