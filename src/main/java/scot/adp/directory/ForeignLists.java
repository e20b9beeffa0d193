package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists of services in forms of their own, told as the standard tells them: what ALISS
 * answers, and the meetings of mutual aid as Meeting Guide and BMLT list them, a row a
 * day. A group that meets on several days is one service. Of people whom they name
 * nothing is read.
 */
final class ForeignLists {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	/** How meetings are filed; what that means here the configuration says. */
	private static final String MUTUAL_AID = "Mutual aid groups";

	private static final List<String> FROM_SUNDAY = List.of("SU", "MO", "TU", "WE", "TH", "FR", "SA");

	/** How long a meeting is taken to last whose end nobody tells. */
	private static final Duration USUAL = Duration.ofMinutes(60);

	private static final Pattern LASTS = Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2})?");

	private static final Pattern POSTCODE = Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b");

	private static final int VIRTUAL = 2;

	/** How long a day is that stands before a time without an offset. */
	private static final int DAY = 10;

	/** How ALISS writes that something was never reviewed. */
	private static final String NEVER = "0001-";

	/** Meetings of one name in one place. */
	private final Map<String, List<Meeting>> groups = new LinkedHashMap<>();

	/** Whether this is a meeting as one of the two lists tells it. */
	static boolean isMeeting(JsonNode node) {
		return node.has("id_bigint") || (node.has("slug") && Stream.of("day", "time", "types").anyMatch(node::has));
	}

	/** Whether this is a service as ALISS tells it. */
	static boolean isOfAliss(JsonNode node) {
		return node.has("aliss_url");
	}

	/** Takes a meeting; those that are not published are left out. */
	void add(JsonNode node) {
		if (!"0".equals(text(node, "published"))) {
			var meeting = new Meeting(node);
			groups.computeIfAbsent(meeting.group(), name -> new ArrayList<>()).add(meeting);
		}
	}

	/** Each group that meets, as the standard tells a service. */
	List<ObjectNode> groups() {
		return groups.values().stream().map(ForeignLists::service).toList();
	}

	/** A service of ALISS, as the standard tells it. */
	static ObjectNode ofAliss(JsonNode told) {
		ObjectNode service = copied(told, "id", "name", "description", "url", "email");
		@Nullable String reviewed = text(told, "last_reviewed");
		if (reviewed != null && reviewed.length() >= DAY && !reviewed.startsWith(NEVER)) {
			service.put("assured_date", reviewed.substring(0, DAY));
		}
		phone(service, text(told, "phone"), null);
		organisation(service, text(told.path("organisation"), "name"));
		ArrayNode terms = service.putArray("attributes");
		for (String list : List.of("categories", "community_groups")) {
			told.path(list).forEach(it -> term(terms, text(it, "name")));
		}
		ArrayNode areas = service.putArray("service_areas");
		told.path("service_areas").forEach(it -> areas.add(copied(it, "name")));
		ArrayNode places = service.putArray("service_at_locations");
		told.path("locations").forEach(it -> {
			ObjectNode place = location(places, text(it, "id"), text(it, "name"), it);
			address(place, text(it, "street_address"), text(it, "locality"), text(it, "postal_code"));
		});
		return service;
	}

	private static ObjectNode service(List<Meeting> days) {
		Meeting first = days.getFirst();
		// The rows behind it come and go with the days; the least of their ids stays
		// longest.
		@Nullable String id = days.stream().map(Meeting::id).filter(Objects::nonNull).min(ForeignLists::byLength).orElse(null);
		@Nullable String notes = lines(days.stream().map(Meeting::notes).distinct());
		ObjectNode service = JSON.objectNode()
			.put("id", id)
			.put("name", first.name())
			.put("url", first.url())
			.put("description", notes);
		phone(service, text(first.node, "entity_phone"), text(first.node, "entity"));
		organisation(service, text(first.node, "entity"));
		term(service.putArray("attributes"), MUTUAL_AID);
		ObjectNode place = location(service.putArray("service_at_locations"), first.placeId(),
				text(first.node, first.bmlt() ? "location_text" : "location"), first.node);
		if (first.isOnline()) {
			((ObjectNode) place.path("location")).put("location_type", "virtual");
		}
		else {
			address(place, first.street(), first.town(), first.postcode());
		}
		ArrayNode hours = service.putArray("schedules");
		days.stream().flatMap(Meeting::hours).distinct().forEach(hours::add);
		return service;
	}

	private static int byLength(String one, String other) {
		return (one.length() != other.length()) ? Integer.compare(one.length(), other.length()) : one.compareTo(other);
	}

	private static @Nullable String lines(Stream<@Nullable String> told) {
		String lines = told.filter(Objects::nonNull).collect(Collectors.joining("\n"));
		return lines.isEmpty() ? null : lines;
	}

	private static ObjectNode copied(JsonNode from, String... names) {
		ObjectNode to = JSON.objectNode();
		Arrays.stream(names).filter(from::has).forEach(it -> to.set(it, from.get(it)));
		return to;
	}

	private static void phone(ObjectNode service, @Nullable String number, @Nullable String whose) {
		ArrayNode phones = service.putArray("phones");
		if (number != null) {
			phones.addObject().put("number", number).put("description", whose);
		}
	}

	private static void organisation(ObjectNode service, @Nullable String name) {
		if (name != null) {
			service.putObject("organization").put("name", name);
		}
	}

	private static void term(ArrayNode terms, @Nullable String name) {
		if (name != null) {
			terms.addObject().putObject("taxonomy_term").put("name", name);
		}
	}

	private static ObjectNode location(ArrayNode places, @Nullable String id, @Nullable String name, JsonNode told) {
		ObjectNode place = places.addObject();
		ObjectNode location = place.putObject("location").put("id", id).put("name", name);
		for (String degrees : List.of("latitude", "longitude")) {
			double value = told.path(degrees).asDouble(0);
			if (value != 0) {
				location.put(degrees, value);
			}
		}
		return place;
	}

	private static void address(ObjectNode place, @Nullable String street, @Nullable String town,
			@Nullable String postcode) {
		((ObjectNode) place.path("location")).putArray("addresses")
			.addObject()
			.put("address_1", street)
			.put("city", town)
			.put("postal_code", postcode);
	}

	private static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isValueNode() && !value.isNull() ? Blanks.stripped(value.asString()) : null;
	}

	/** A row of a list of meetings. */
	private record Meeting(JsonNode node) {

		boolean bmlt() {
			return node.has("id_bigint");
		}

		@Nullable String id() {
			return text(node, bmlt() ? "id_bigint" : "slug");
		}

		@Nullable String name() {
			return text(node, bmlt() ? "meeting_name" : "name");
		}

		@Nullable String url() {
			@Nullable String page = text(node, "url");
			return (page != null) ? page : text(node, bmlt() ? "virtual_meeting_link" : "conference_url");
		}

		@Nullable String notes() {
			return lines(Stream.of(text(node, bmlt() ? "comments" : "notes"),
					text(node, bmlt() ? "location_info" : "location_notes")));
		}

		/** Meetings without a name are told apart, so that each is refused by itself. */
		String group() {
			@Nullable String name = name();
			return (name == null) ? "?" + id() : (name + "\n" + placeId()).toLowerCase(Locale.UK);
		}

		String placeId() {
			String words = isOnline() ? "online"
					: Stream.of(street(), town(), postcode(), text(node, bmlt() ? "location_text" : "location"))
						.filter(Objects::nonNull)
						.collect(Collectors.joining("\n"));
			return UUID.nameUUIDFromBytes(words.toLowerCase(Locale.UK).getBytes(StandardCharsets.UTF_8)).toString();
		}

		boolean isOnline() {
			if (bmlt()) {
				return node.path("venue_type").asInt(0) == VIRTUAL;
			}
			return (node.has("conference_url") || node.has("conference_phone"))
					&& (street() == null || "yes".equals(text(node, "approximate")));
		}

		@Nullable String street() {
			if (bmlt()) {
				return text(node, "location_street");
			}
			@Nullable String street = text(node, "address");
			return (street != null || parts().length < 2 || "yes".equals(text(node, "approximate"))) ? street
					: parts()[0].strip();
		}

		@Nullable String town() {
			@Nullable String town = text(node, bmlt() ? "location_municipality" : "city");
			if (town != null || bmlt() || parts().length < 2) {
				return town;
			}
			return Blanks.stripped(POSTCODE.matcher(parts()[1].toUpperCase(Locale.UK)).find()
					? parts()[1].substring(0, postcodeFrom(parts()[1])) : parts()[1]);
		}

		@Nullable String postcode() {
			@Nullable String code = text(node, bmlt() ? "location_postal_code_1" : "postal_code");
			if (code != null || bmlt()) {
				return code;
			}
			return Arrays.stream(parts())
				.map(it -> POSTCODE.matcher(it.toUpperCase(Locale.UK)))
				.filter(it -> it.find())
				.map(it -> it.group())
				.findFirst()
				.orElse(null);
		}

		private static int postcodeFrom(String part) {
			var found = POSTCODE.matcher(part.toUpperCase(Locale.UK));
			return found.find() ? found.start() : part.length();
		}

		/** Of an address in one line: street, town with its postcode, country. */
		private String[] parts() {
			return Objects.requireNonNullElse(text(node, "formatted_address"), "").split(",");
		}

		/** A row of hours for each of its days; none where it is by appointment. */
		Stream<ObjectNode> hours() {
			@Nullable String begins = text(node, bmlt() ? "start_time" : "time");
			if (begins == null) {
				return Stream.empty();
			}
			return days().map(day -> {
				ObjectNode row = JSON.objectNode()
					.put("freq", "WEEKLY")
					.put("byday", day)
					.put("opens_at", begins)
					.put("closes_at", ends(begins));
				@Nullable String zone = text(node, bmlt() ? "time_zone" : "timezone");
				return (zone == null || zone.equals(Hours.ZONE.getId())) ? row : row.put("timezone", zone);
			});
		}

		/** One list counts its days from nought, the other from one; both from Sunday. */
		private Stream<String> days() {
			if (bmlt()) {
				return day(node.path("weekday_tinyint").asInt(0) - 1);
			}
			JsonNode day = node.path("day");
			return day.isArray() ? IntStream.range(0, day.size()).boxed().flatMap(it -> day(day.path(it).asInt(-1)))
					: day(day.asInt(-1));
		}

		private static Stream<String> day(int fromSunday) {
			return (fromSunday >= 0 && fromSunday < FROM_SUNDAY.size()) ? Stream.of(FROM_SUNDAY.get(fromSunday))
					: Stream.empty();
		}

		private @Nullable String ends(String begins) {
			@Nullable String told = bmlt() ? null : text(node, "end_time");
			if (told != null) {
				return told;
			}
			try {
				return LocalTime.parse(begins).plus(lasts()).toString();
			}
			catch (DateTimeParseException ex) {
				return null;
			}
		}

		private Duration lasts() {
			var told = LASTS.matcher(Objects.requireNonNullElse(text(node, "duration_time"), ""));
			Duration lasts = told.matches()
					? Duration.ofHours(Long.parseLong(told.group(1))).plusMinutes(Long.parseLong(told.group(2)))
					: Duration.ZERO;
			return lasts.isPositive() ? lasts : USUAL;
		}

	}

}
