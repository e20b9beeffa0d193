package scot.adp.directory.feed;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Hours;
import scot.adp.directory.OpenState;
import scot.adp.directory.PublishedService;
import scot.adp.directory.Schedule;
import scot.adp.directory.open.Entry;
import scot.adp.directory.open.Point;
import scot.adp.directory.open.Postcodes;
import scot.adp.platform.Problem;

/**
 * What a program asks for; all of it holds at once. What is no value of its parameter is
 * refused, what is no parameter is passed over, as the profile has it.
 */
record FeedQuery(Map<String, String> asked, int page, int size) {

	/** The most that one page holds; who asks for more gets so many. */
	static final int MOST = 100;

	private static final int USUAL = 20;

	private static final int LAST_PAGE = 1_000_000;

	/** How far is near where nothing is said of it, in metres. */
	private static final int NEAR = 5_000;

	private static final int FURTHEST = 1_000_000;

	private static final int OLDEST = 120;

	private static final Set<String> DAYS = Set.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

	/** What is asked of a list in which nothing is anywhere. */
	static FeedQuery of(Map<String, String> asked) {
		Stream.of("postcode", "proximity").filter(it -> !asked.getOrDefault(it, "").isBlank()).forEach(it -> {
			throw Problem.invalid(it, "Ask /service_at_locations for what is near a postcode.");
		});
		return read(asked);
	}

	/** What is asked of a list of places. */
	static FeedQuery ofPlaces(Map<String, String> asked, Postcodes postcodes) {
		var query = read(asked);
		query.near(postcodes);
		return query;
	}

	private static FeedQuery read(Map<String, String> asked) {
		var query = new FeedQuery(Map.copyOf(asked), whole(asked, "page", 1, LAST_PAGE).orElse(1),
				Math.min(MOST, whole(asked, "per_page", 1, Integer.MAX_VALUE).orElse(USUAL)));
		query.check();
		return query;
	}

	private void check() {
		day();
		time("start_time");
		time("end_time");
		age("minimum_age");
		age("maximum_age");
		age("adp_for_age");
		id("taxonomy_term_id");
		id("taxonomy_id");
		id("organization_id");
		modifiedAfter();
		openAt();
		flag("minimal");
		flag("full");
		value("format").filter(it -> !it.equals("json") && !it.equals("ndjson")).ifPresent(it -> {
			throw Problem.invalid("format", "Use json or ndjson.");
		});
	}

	/** Near what places are to be; empty where they may be anywhere. */
	Optional<Near> near(Postcodes postcodes) {
		Stream.of("postcode", "proximity").filter(it -> value(it).isPresent() && !postcodes.loaded()).forEach(it -> {
			throw Problem.invalid(it, "This feed knows no postcodes yet; use adp_area.");
		});
		var metres = whole(asked, "proximity", 1, FURTHEST);
		Optional<String> postcode = value("postcode");
		if (postcode.isEmpty() && metres.isPresent()) {
			throw Problem.invalid("postcode", "Say near which postcode.");
		}
		return postcode.map(it -> new Near(
				postcodes.find(it)
					.orElseThrow(() -> Problem.invalid("postcode", "This is no postcode that the feed knows.")),
				metres.orElse(NEAR)));
	}

	/**
	 * What is near.
	 *
	 * @param metres how far it may be
	 */
	record Near(Point point, int metres) {
	}

	boolean minimal() {
		return flag("minimal");
	}

	boolean full() {
		return flag("full");
	}

	boolean lines() {
		return value("format").filter("ndjson"::equals).isPresent();
	}

	/** Whether a service is asked for. */
	boolean takes(Entry entry, Function<UUID, Stream<FeedForm.Term>> terms) {
		PublishedService service = entry.service();
		return value("search").map(it -> finds(service, it)).orElse(true) && terms(service, terms)
				&& id("organization_id").map(FeedForm.organisation(service.organisation())::equals).orElse(true)
				&& age("minimum_age").map(it -> service.minAge() != null && service.minAge() >= it).orElse(true)
				&& age("maximum_age").map(it -> service.maxAge() != null && service.maxAge() <= it).orElse(true)
				&& age("adp_for_age").map(service::takes).orElse(true)
				&& modifiedAfter().map(it -> !service.changedAt().toInstant().isBefore(it)).orElse(true)
				&& value("adp_area").map(it -> entry.serves(new AreaCode(it))).orElse(true)
				&& openAt().map(it -> open(entry, it)).orElse(true) && hours(service);
	}

	/** Whether one of its places is asked for, where places are listed. */
	boolean takes(Entry.Times times) {
		PublishedService.@Nullable At at = times.at();
		return at != null && value("adp_area").map(it -> at.area().value().equals(it)).orElse(true)
				&& openAt().map(it -> times.opening(it).state() == OpenState.OPEN).orElse(true);
	}

	private static boolean open(Entry entry, Instant at) {
		return entry.times().stream().anyMatch(it -> it.opening(at).state() == OpenState.OPEN);
	}

	private boolean terms(PublishedService service, Function<UUID, Stream<FeedForm.Term>> terms) {
		return Stream.of("taxonomy_term_id", "taxonomy_id")
			.allMatch(name -> id(name).map(it -> terms.apply(it).anyMatch(term -> has(service, term))).orElse(true));
	}

	private static boolean has(PublishedService service, FeedForm.Term term) {
		return switch (term.taxonomy()) {
			case KIND -> service.kinds().contains(term.code());
			case AUDIENCE -> service.audiences().contains(term.code());
			case SUBSTANCE -> service.substances().contains(term.code());
			case FORMAT -> service.formats().contains(term.code());
			case MODEL -> term.code().equals(service.model());
		};
	}

	/** All of it of one row of hours. */
	private boolean hours(PublishedService service) {
		var day = day();
		var start = time("start_time");
		var end = time("end_time");
		if (day.isEmpty() && start.isEmpty() && end.isEmpty()) {
			return true;
		}
		return Stream
			.concat(service.hours().schedules().stream(),
					service.places().stream().flatMap(it -> it.hours().schedules().stream()))
			.anyMatch(row -> day.map(it -> on(row, it)).orElse(true)
					&& start.map(it -> !row.opens().isBefore(it)).orElse(true)
					&& end.map(it -> !row.closes().isAfter(it)).orElse(true));
	}

	private static boolean on(Schedule row, DayOfWeek day) {
		LocalDate anchor = row.anchorOn();
		return (row.frequency() == Schedule.Frequency.ONCE) ? anchor != null && anchor.getDayOfWeek() == day
				: row.byDay().stream().anyMatch(it -> it.day() == day);
	}

	private static boolean finds(PublishedService service, String text) {
		String all = String
			.join(" ", service.name(), service.description(), service.organisationName(), service.unitName())
			.toLowerCase(Locale.UK);
		return Stream.of(text.toLowerCase(Locale.UK).split("\\s+")).allMatch(all::contains);
	}

	private Optional<String> value(String name) {
		return Optional.ofNullable(asked.get(name)).map(String::strip).filter(it -> !it.isEmpty());
	}

	private Optional<DayOfWeek> day() {
		return value("day").map(it -> {
			if (!DAYS.contains(it)) {
				throw Problem.invalid("day", "Use one of MO, TU, WE, TH, FR, SA, SU.");
			}
			return Schedule.ByDay.of(it).day();
		});
	}

	private Optional<LocalTime> time(String name) {
		return value(name).map(it -> {
			try {
				return LocalTime.parse(it);
			}
			catch (DateTimeException ex) {
				throw Problem.invalid(name, "Use a time such as 19:00.");
			}
		});
	}

	private Optional<Integer> age(String name) {
		return whole(asked, name, 0, OLDEST);
	}

	private Optional<UUID> id(String name) {
		return value(name).map(it -> {
			try {
				return UUID.fromString(it);
			}
			catch (IllegalArgumentException ex) {
				throw Problem.invalid(name, "Use an id of this feed, a UUID.");
			}
		});
	}

	private Optional<Instant> modifiedAfter() {
		return value("modified_after").map(it -> moment("modified_after", it));
	}

	private Optional<Instant> openAt() {
		return value("adp_open_at").map(it -> moment("adp_open_at", it));
	}

	private static Instant moment(String name, String text) {
		try {
			return (text.length() > 10) ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
					: LocalDate.parse(text).atStartOfDay(Hours.ZONE).toInstant();
		}
		catch (DateTimeException ex) {
			throw Problem.invalid(name, "Use a moment such as 2026-11-29T19:00:00Z, or a day.");
		}
	}

	private boolean flag(String name) {
		return value(name).map(it -> switch (it) {
			case "true" -> true;
			case "false" -> false;
			default -> throw Problem.invalid(name, "Use true or false.");
		}).orElse(false);
	}

	private static Optional<Integer> whole(Map<String, String> asked, String name, int least, int most) {
		return Optional.ofNullable(asked.get(name)).map(String::strip).filter(it -> !it.isEmpty()).map(it -> {
			try {
				int number = Integer.parseInt(it);
				if (number >= least && number <= most) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// Told below, as what is out of its bounds.
			}
			throw Problem.invalid(name,
					"Use a whole number from %d%s.".formatted(least, (most == Integer.MAX_VALUE) ? "" : " to " + most));
		});
	}

}
