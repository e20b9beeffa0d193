package scot.adp.directory.open;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.Rows;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * X3: where a place is that is not for everybody leaves by none of the ways that are open
 * to all. Whoever has an account is tried by {@code AccessTests}.
 */
@AdpTest
class MaskedPlacesTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final RowMapper<Place> PLACE = Rows.of(Place.class);

	private static final RowMapper<Slug> SLUG = Rows.of(Slug.class);

	private static final String FEED = "/open-referral/v3/";

	private static final List<String> AREAS = List.of("IRVINE", "KILWINNING", "THREE-TOWNS", "GARNOCK-VALLEY",
			"NORTH-COAST", "CUMBRAE", "ARRAN");

	/** The channels by which the address of an open place is told. */
	private static final Set<String> TELL_ADDRESSES = Set.of("feed, services in full", "feed, services as lines",
			"feed, places in full", "feed, places as lines", "feed, one service", "feed, one place", "entry page",
			"file");

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	private OpenSample.Made refuge;

	private OpenSample.Made hall;

	@BeforeEach
	void places() {
		LocalDate today = clock.today();
		var sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
		refuge = sample.add("Channel refuge", "AREA_ONLY");
		var flat = sample.add("Channel flat", "NONE_SHOWN");
		hall = sample.add("Channel hall", "OPEN");
		at(refuge, "4 Unspoken Row", "Unspokentoun", "KA97 4AA", "906700000004", 55.612345, -4.667891);
		at(flat, "5 Unspoken Rise", "Unspokenham", "KA97 5AA", "906700000005", 55.623456, -4.678912);
		at(hall, "6 Spoken Street", "Spokentoun", "KA97 6AA", "906700000006", 55.634567, -4.689123);
		for (var made : List.of(refuge, flat, hall)) {
			sample.window(made, "OPEN", "", OpenSample.at(today, 9, 0), OpenSample.at(today, 21, 0));
		}
	}

	private void at(OpenSample.Made made, String street, String town, String postcode, String uprn, double latitude,
			double longitude) {
		jdbc.sql("""
				update directory.place set street = :street, town = :town, postcode = :postcode, uprn = :uprn,
				    latitude = :latitude, longitude = :longitude, version = version + 1
				where id = :id""")
			.param("id", made.place())
			.param("street", street)
			.param("town", town)
			.param("postcode", postcode)
			.param("uprn", uprn)
			.param("latitude", latitude)
			.param("longitude", longitude)
			.update();
	}

	@Test
	void whereAMaskedPlaceIsLeavesByNoChannel() throws Exception {
		var places = secrets("<> 'OPEN'");
		assertThat(places.keySet()).as("those of the sample too").hasSizeGreaterThanOrEqualTo(5);
		var known = secrets("= 'OPEN'");
		var open = Objects.requireNonNull(known.get(hall.place()));
		// What an open place is known by as well tells nothing.
		known.values().forEach(it -> places.values().forEach(of -> of.removeAll(it)));
		var leaks = new TreeMap<String, Set<String>>();
		for (var channel : channels(slugs()).entrySet()) {
			String told = String.join("\n", channel.getValue());
			assertThat(told).as(channel.getKey()).isNotBlank();
			places.values()
				.stream()
				.flatMap(Collection::stream)
				.filter(it -> holds(told, it))
				.forEach(it -> leaks.computeIfAbsent(channel.getKey(), key -> new TreeSet<>()).add(it));
			if (TELL_ADDRESSES.contains(channel.getKey())) {
				assertThat(open).as("that of an open place is seen by %s", channel.getKey())
					.anyMatch(it -> holds(told, it));
			}
		}
		assertThat(leaks).isEmpty();
	}

	/** What each of them tells, of all services and of those at masked places. */
	private Map<String, List<String>> channels(List<Slug> slugs) throws Exception {
		var told = new LinkedHashMap<String, List<String>>();
		told.put("feed, services", pages("services"));
		told.put("feed, services in full", pages("services?full=true"));
		told.put("feed, services as lines", all("services?format=ndjson", "services?format=ndjson&full=true"));
		told.put("feed, services in short", all("services?minimal=true"));
		told.put("feed, places", pages("service_at_locations"));
		told.put("feed, places in full", pages("service_at_locations?full=true"));
		told.put("feed, places as lines",
				all("service_at_locations?format=ndjson", "service_at_locations?format=ndjson&full=true"));
		told.put("feed, one service", answers(slugs.stream().map(it -> FEED + "services/" + it.id()).toList()));
		told.put("feed, one place",
				answers(slugs.stream().map(it -> FEED + "service_at_locations/" + it.at()).toList()));
		told.put("feed, organisations", pages("organizations"));
		told.put("feed, terms", pages("taxonomy_terms"));
		told.put("feed, open now in an area", areas(FEED + "services?full=true&per_page=100&adp_area="));
		told.put("find help", areas("/find-help?page=1&when=any&where=", "/find-help?page=2&when=any&where=",
				"/find-help?when=now&where="));
		told.put("entry page", answers(slugs.stream().map(it -> "/find-help/" + it.slug()).toList()));
		told.put("entry calendar",
				answers(slugs.stream().map(it -> "/find-help/%s.ics".formatted(it.slug())).toList()));
		told.put("file", areas("/find-help.csv?where="));
		told.put("week of an area", areas("/whats-on/"));
		told.put("week as a calendar", answers(AREAS.stream().map("/whats-on/%s.ics"::formatted).toList()));
		told.put("sitemap", answers(List.of("/sitemap.xml")));
		told.put("warnings", answers(List.of("/find-help/warnings/now")));
		return told;
	}

	@Test
	void nobodyFindsAMaskedPlaceByItsAddress() throws Exception {
		for (String typed : List.of("Unspoken Row", "KA97 4AA", "Unspokentoun", "906700000004", "Unspoken Rise")) {
			for (String list : List.of("services", "service_at_locations")) {
				var found = JSON
					.readTree(answer(FEED + list + "?search=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)));
				assertThat(found.path("total_items").asInt()).as("%s in %s", typed, list).isZero();
			}
		}
		assertThat(answer(FEED + "locations/" + refuge.place())).doesNotContain("Channel refuge");
	}

	/** Of each such place all by which it could be found, as it may be written. */
	private Map<UUID, List<String>> secrets(String masking) {
		return jdbc.sql(
				"select id, name, street, town, postcode, uprn, latitude, longitude from directory.place where masking "
						+ masking)
			.query(PLACE)
			.list()
			.stream()
			.collect(Collectors.toMap(Place::id, Place::secrets));
	}

	private static boolean holds(String told, String secret) {
		return told.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT));
	}

	/** Each published service at a masked place, and that at the open one. */
	private List<Slug> slugs() {
		return jdbc.sql("""
				select s.id, s.slug, a.id as at from directory.service s
				join directory.service_at_place a on a.service = s.id join directory.place p on p.id = a.place
				where s.slug is not null and (p.masking <> 'OPEN' or p.id = :hall)""")
			.param("hall", hall.place())
			.query(SLUG)
			.list();
	}

	private List<String> pages(String list) throws Exception {
		String first = FEED + list + (list.contains("?") ? "&" : "?") + "per_page=100&page=";
		var told = new ArrayList<String>();
		int pages = 1;
		for (int page = 1; page <= pages; page++) {
			told.add(answer(first + page));
			JsonNode read = JSON.readTree(told.getLast());
			pages = read.path("total_pages").asInt();
		}
		return told;
	}

	private List<String> all(String... lists) throws Exception {
		return answers(Stream.of(lists).map(FEED::concat).toList());
	}

	private List<String> areas(String... begin) throws Exception {
		return answers(Stream.of(begin).flatMap(it -> AREAS.stream().map(it::concat)).toList());
	}

	private List<String> answers(List<String> addresses) throws Exception {
		var told = new ArrayList<String>();
		for (String address : addresses) {
			told.add(answer(address));
		}
		return told;
	}

	private String answer(String address) throws IOException, InterruptedException {
		return http.send(HttpRequest.newBuilder(graphQl.address().resolve(address)).build(), BodyHandlers.ofString())
			.body();
	}

	/** A service at a place. */
	record Slug(UUID id, String slug, UUID at) {
	}

	/** Where a place is. */
	record Place(UUID id, String name, @Nullable String street, @Nullable String town, @Nullable String postcode,
			@Nullable String uprn, @Nullable Double latitude, @Nullable Double longitude) {

		List<String> secrets() {
			var secrets = new ArrayList<String>();
			secrets.add(name);
			secrets.add(id.toString());
			Stream.of(street, postcode, uprn, latitude, longitude)
				.filter(Objects::nonNull)
				.map(String::valueOf)
				.forEach(secrets::add);
			if (postcode != null) {
				secrets.add(postcode.replace(" ", ""));
			}
			// Names of towns of the sample are those of its areas too.
			if (town != null && town.startsWith("Unspoken")) {
				secrets.add(town);
			}
			return secrets;
		}

	}

}
