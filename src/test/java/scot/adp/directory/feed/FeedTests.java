package scot.adp.directory.feed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.directory.Schedule;
import scot.adp.directory.open.OpenSample;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The open feed, by the published schemas of the profile and of the standard. */
@AdpTest
class FeedTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String FEED = "/open-referral/v3";

	private static final Pattern ABSENT = Pattern.compile(":(null|\"\"|\\[\\]|\\{\\})(?=[,}])");

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	FeedForm form;

	private OpenSample sample;

	private LocalDate today;

	@BeforeEach
	void day() {
		today = clock.today();
		sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
	}

	@Test
	void feedSaysWhichVersionItIs() throws Exception {
		var about = json(get(FEED));

		assertThat(about.path("version").asString()).isEqualTo("HSDS-UK-3.0");
		assertThat(about.path("openapi_url").asString()).endsWith(FEED + "/openapi.json");
		assertThat(json(get(FEED + "/openapi.json")).path("paths").propertyNames()).hasSize(11);
	}

	@ParameterizedTest
	@CsvSource({ "services, service_list, service",
			"service_at_locations, service_at_location_list, service_at_location", "taxonomies, taxonomy, taxonomy",
			"taxonomy_terms, taxonomy_term, taxonomy_term", "organizations, organization, organization" })
	void answersAreAsTheProfileAndTheStandardHaveThem(String what, String ofList, String ofOne) throws Exception {
		var made = sample.add("Schema hall", "OPEN");
		sample.fortnightly(made, LocalDate.of(2026, 11, 3), LocalDate.of(2026, 12, 31));
		sample.add("Schema refuge", "AREA_ONLY");

		int pages = json(get("%s/%s?per_page=100".formatted(FEED, what))).path("total_pages").asInt();
		for (int at = 1; at <= pages; at++) {
			var page = get("%s/%s?per_page=100&page=%d".formatted(FEED, what, at));
			assertThat(ABSENT.matcher(page.body()).results().map(it -> it.group())).as("left out, not empty").isEmpty();
			var contents = json(page).path("contents");
			assertThat(contents.size()).isPositive();
			for (JsonNode it : contents) {
				for (var schema : PublishedSchema.values()) {
					assertThat(schema.faults(ofList, it)).as("%s %s of %s", schema, what, it).isEmpty();
				}
				var one = get("%s/%s/%s".formatted(FEED, what, it.path("id").asString()));
				assertThat(ABSENT.matcher(one.body()).results().map(gone -> gone.group())).isEmpty();
				for (var schema : PublishedSchema.values()) {
					assertThat(schema.faults(ofOne, json(one))).as("%s %s", schema, one.body()).isEmpty();
				}
			}
		}
	}

	@Test
	void schemasFindWhatIsWrong() {
		assertThat(PublishedSchema.values()).isNotEmpty().allSatisfy(schema -> {
			assertThat(schema.faults("service", JSON.readTree("{\"id\":\"x\",\"name\":\"n\",\"status\":\"gone\"}")))
				.hasSize(2);
			assertThat(schema.faults("service", JSON.readTree(
					"{\"id\":\"ac148810-d857-441c-9679-408f346de14b\",\"name\":\"n\",\"status\":\"active\",\"organization\":{}}")))
				.as("what is nested is looked at too")
				.isNotEmpty();
		});
	}

	/** X1, X2 and the whole day. */
	@Test
	void hoursAreToldInWeeksMonthsAndLocalTimes() {
		assertThat(told(row(Schedule.Frequency.WEEKLY, 2, "TU", LocalDate.of(2026, 11, 3), LocalDate.of(2026, 12, 31),
				"19:00", "20:30")))
			.containsEntry("freq", "WEEKLY")
			.containsEntry("interval", 2)
			.containsEntry("byday", "TU")
			.containsEntry("dtstart", "2026-11-03")
			.containsEntry("valid_to", "2026-12-31")
			.containsEntry("opens_at", "19:00")
			.containsEntry("closes_at", "20:30")
			.doesNotContainKeys("timezone", "until", "count", "valid_from");
		assertThat(told(row(Schedule.Frequency.ONCE, 1, "", LocalDate.of(2026, 12, 12), null, "10:00", "12:00")))
			.containsEntry("freq", "WEEKLY")
			.containsEntry("byday", "SA")
			.containsEntry("valid_from", "2026-12-12")
			.containsEntry("valid_to", "2026-12-12")
			.doesNotContainKeys("interval", "dtstart");
		assertThat(told(row(Schedule.Frequency.WEEKLY, 1, "MO TU WE TH FR SA SU", null, null, "10:00", "12:00")))
			.containsEntry("byday", "MO,TU,WE,TH,FR,SA,SU");
		assertThat(told(row(Schedule.Frequency.MONTHLY, 1, "-1FR", null, null, "00:00", "00:00")))
			.containsEntry("freq", "MONTHLY")
			.containsEntry("byday", "-1FR")
			.containsEntry("opens_at", "00:00")
			.containsEntry("closes_at", "23:59");
	}

	private Map<String, Object> told(Schedule row) {
		return form.schedule(row).all();
	}

	private static Schedule row(Schedule.Frequency frequency, int every, String days, @Nullable LocalDate from,
			@Nullable LocalDate until, String opens, String closes) {
		return new Schedule(Schedule.Group.REGULAR, null, false, frequency, every,
				Stream.of(days.split(" ")).filter(it -> !it.isEmpty()).map(Schedule.ByDay::of).toList(), List.of(),
				from, until, LocalTime.parse(opens), LocalTime.parse(closes), null, Schedule.OnHolidays.CLOSED, false,
				null);
	}

	/** X3. */
	@Test
	void addressThatIsWithheldIsToldToBeSo() throws Exception {
		var made = sample.add("Feed refuge", "AREA_ONLY");
		var location = json(get("%s/service_at_locations/%s".formatted(FEED, made.at()))).path("location");

		assertThat(location.path("adp_address_withheld").asBoolean()).isTrue();
		assertThat(location.propertyNames()).containsExactlyInAnyOrder("id", "location_type", "name", "adp_area",
				"adp_address_withheld");
		assertThat(location.path("id").asString()).isNotEqualTo(made.place().toString());
		for (String path : List.of("services/" + made.service(), "services?full=true&search=Feed+refuge",
				"services?format=ndjson&full=true&search=Feed+refuge", "service_at_locations/" + made.at(),
				"service_at_locations?full=true&search=Feed+refuge")) {
			assertThat(get(FEED + "/" + path).body()).as(path)
				.contains("Feed refuge")
				.doesNotContain(OpenSample.STREET, OpenSample.POSTCODE, "Hall of", "55.6101", "906700123456",
						made.place().toString());
		}
	}

	/** X4. */
	@Test
	void whatIsNotForEverybodyIsAbsent() throws Exception {
		var draft = sample.service("Feed draft", "DRAFT");
		jdbc.sql("update directory.service set published_at = null where id = :id")
			.param("id", draft.service())
			.update();
		var hidden = sample.service("Feed hidden", "PUBLISHED");
		jdbc.sql("delete from directory.assurance where service = :id").param("id", hidden.service()).update();

		for (var made : List.of(draft, hidden)) {
			var answer = get("%s/services/%s".formatted(FEED, made.service()));
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
		}
		assertThat(json(get(FEED + "/services?search=Feed+draft")).path("empty").asBoolean()).isTrue();
		assertThat(json(get(FEED + "/services?search=Feed+hidden")).path("total_items").asInt()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "services?day=XX, 400", "services?per_page=500, 200", "services?page=99999, 200",
			"service_at_locations?postcode=KA12, 400", "services/no-such-id, 404", "nothing/at/all, 404",
			"taxonomies/x, 404" })
	void faultsAreToldAsProblems(String path, int status) throws Exception {
		var answer = get(FEED + "/" + path);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
		if (status == 200) {
			assertThat(json(answer).path("contents").size()).isLessThanOrEqualTo(100);
			assertThat(json(answer).path("empty").asBoolean()).isEqualTo(path.contains("page=99999"));
		}
		else {
			assertThat(json(answer).path("status").asInt()).isEqualTo(status);
			assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
		}
	}

	@Test
	void feedIsOnlyRead() throws Exception {
		var answer = http.send(request(FEED + "/services").POST(BodyPublishers.ofString("{}")).build(),
				BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(405);
	}

	@Test
	void filtersHoldAllAtOnce() throws Exception {
		var made = sample.add("Filter hall", "OPEN");
		sample.fortnightly(made, LocalDate.of(2026, 11, 3), LocalDate.of(2026, 12, 31));
		sample.window(made, "OPEN", "", OpenSample.at(today, 11, 0), OpenSample.at(today, 12, 0));
		String term = json(get(FEED + "/services/" + made.service())).path("attributes")
			.path(0)
			.path("taxonomy_term_id")
			.asString();
		String filter = "/services?search=filter+hall&day=TU&start_time=18:00&end_time=21:00&adp_for_age=30&adp_area=IRVINE"
				+ "&taxonomy_term_id=" + term + "&modified_after=2026-11-23";

		assertThat(json(get(FEED + filter)).path("total_items").asInt()).isOne();
		for (String other : List.of("&day=WE", "&start_time=19:30", "&adp_for_age=15", "&adp_area=ARRAN",
				"&modified_after=2026-11-24", "&minimum_age=18")) {
			String name = other.substring(1, other.indexOf('='));
			String changed = filter.replaceFirst("[&?]" + name + "=[^&]*", "").replace("services&", "services?")
					+ other;
			assertThat(json(get(FEED + changed)).path("total_items").asInt()).as(other).isZero();
		}
		assertThat(json(get(FEED + "/services?search=filter+hall&adp_open_at=2026-11-23T11:30:00Z")).path("total_items")
			.asInt()).isOne();
		assertThat(json(get(FEED + "/services?search=filter+hall&adp_open_at=2026-11-23T12:00:00Z")).path("total_items")
			.asInt()).isZero();
	}

	@Test
	void allOfItIsStreamedLineByLineAndKeptWhileItHolds() throws Exception {
		sample.add("Stream hall", "OPEN");
		var lines = get(FEED + "/services?format=ndjson&full=true");
		int all = json(get(FEED + "/services")).path("total_items").asInt();

		assertThat(lines.headers().firstValue("content-type").orElse("")).startsWith("application/x-ndjson");
		assertThat(lines.body().lines()).hasSize(all);
		assertThat(JSON.readTree(lines.body().lines().findFirst().orElseThrow()).path("service_at_locations"))
			.isNotNull();
		for (String path : List.of("/services?format=ndjson&full=true", "/services", "/organizations")) {
			String mark = get(FEED + path).headers().firstValue("etag").orElse("");
			var again = http.send(request(FEED + path).header("If-None-Match", mark).GET().build(),
					BodyHandlers.ofString());
			assertThat(again.statusCode()).as(path).isEqualTo(304);
			assertThat(get(FEED + path).headers().firstValue("last-modified")).isPresent();
		}
		assertThat(json(get(FEED + "/services?minimal=true")).path("contents").size()).isEqualTo(all);
	}

	/** A service that ended is told for a while, then it is gone. */
	@Test
	void endedServiceIsDefunctForNinetyDays() throws Exception {
		var made = sample.service("Ended drop-in", "PUBLISHED");
		jdbc.sql("update directory.service set state = 'CLOSED', ended_on = :on where id = :id")
			.param("on", today.minusDays(10))
			.param("id", made.service())
			.update();

		assertThat(json(get(FEED + "/services/" + made.service())).path("status").asString()).isEqualTo("defunct");
		jdbc.sql(
				"update directory.service set ended_on = :on, changed_at = changed_at + interval '1 second' where id = :id")
			.param("on", today.minusDays(91))
			.param("id", made.service())
			.update();
		assertThat(get(FEED + "/services/" + made.service()).statusCode()).isEqualTo(404);
	}

	private JsonNode json(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(graphQl.address().resolve(path));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return http.send(request(path).GET().build(), BodyHandlers.ofString());
	}

}
