package scot.adp.activities.tally;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What the link of a card lets its holder do, without an account or a script. */
@AdpTest
class TallyCardTests {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	private TallySample sample;

	private TallySample.Made made;

	private String card;

	@BeforeEach
	void fridayEvening() {
		clock.set(FRIDAY.atTime(21, 5));
		sample = new TallySample(jdbc, clock.instant().atZone(clock.getZone()));
		made = sample.add("Carded evening");
		card = "/tally-card/" + sample.card(made);
	}

	@Test
	void whoHoldsACardTellsACountAndReadsTitlesAlone() throws Exception {
		sample.held(made, List.of(4711));
		String form = get(card).body();
		assertThat(form).contains("Carded evening", "Young people", "Worried about a child?", "0800 328 7758")
			.doesNotContain("4711", "Beach of", "_csrf", "NADARS");

		String key = key();
		var answer = post(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "23", "contacts", "9");
		assertThat(answer.statusCode()).isEqualTo(303);
		String saved = get(answer.headers().firstValue("location").orElseThrow()).body();
		assertThat(saved).contains("Saved: 23 and 9 contacts at Beach of Carded evening, Friday 27 November", "Undo",
				"Put right");
		assertThat(sample.last(made)).isEqualTo("HELD CARD 23 9 2026-11-27");
		assertThat(jdbc.sql("""
				select actor || ' ' || operation from audit.entry where subject like 'session %'
				order by at desc limit 1""").query(String.class).single()).contains("not signed in",
				"activities.card.use");
	}

	@Test
	void whatIsSentTwiceIsOneSession() throws Exception {
		String key = key();
		for (int i = 0; i < 3; i++) {
			assertThat(post(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "12").statusCode())
				.isEqualTo(303);
		}
		assertThat(sample.count(made, "HELD")).isOne();
		assertThat(post(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "13").statusCode()).isEqualTo(409);
		assertThat(sample.last(made)).contains("12");
	}

	/** Above 50, and above three times the median of the last eight that were held. */
	@ParameterizedTest
	@CsvSource({ "'', 50, HELD", "'', 51, TO_CHECK", "20 20 20, 60, HELD", "20 20 20, 61, TO_CHECK",
			"5 5 5 5, 50, HELD", "5 5 5 5, 51, TO_CHECK", "10 30, 60, HELD", "10 30, 61, TO_CHECK",
			"30 30 30 30 30 30 30 30 1 1 1 1 1 1 1 1 1, 90, HELD", "30 30 30 30 30 30 30 30 1 1 1, 91, TO_CHECK",
			"100 100 1, 300, HELD", "0 0 0, 0, HELD" })
	void farMoreThanUsualCountsOnceTheUnitConfirms(String before, int count, String state) throws Exception {
		sample.held(made,
				before.isBlank() ? List.of() : Arrays.stream(before.split(" ")).map(Integer::valueOf).toList());

		var answer = post(card, "key", key(), "on", FRIDAY.toString(), "youngPeople", String.valueOf(count));

		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(sample.last(made)).isEqualTo("%s CARD %d 2026-11-27".formatted(state, count));
		assertThat(get(answer.headers().firstValue("location").orElseThrow()).body().contains("far more than usual"))
			.isEqualTo(state.equals("TO_CHECK"));
	}

	@Test
	void whatIsPutRightIsJudgedAnewAndNotByItself() throws Exception {
		var told = post(card, "key", key(), "on", FRIDAY.toString(), "youngPeople", "50");
		String own = told.headers().firstValue("location").orElseThrow();
		assertThat(get(own + "/put-right").body()).contains("value=\"50\"");

		assertThat(post(own, "key", key(), "on", FRIDAY.toString(), "youngPeople", "120").statusCode()).isEqualTo(303);
		assertThat(sample.last(made)).startsWith("TO_CHECK CARD 120");
		assertThat(post(own, "key", key(), "on", FRIDAY.toString(), "youngPeople", "12").statusCode()).isEqualTo(303);
		assertThat(sample.last(made)).startsWith("HELD CARD 12");
		assertThat(post(own + "/undo", "key", key()).body()).contains("Taken back");
		assertThat(sample.count(made, "HELD")).isZero();
		assertThat(sample.count(made, "STRUCK")).isOne();
	}

	@Test
	void afterHalfAnHourOrOnceTheUnitLookedItIsTheUnits() throws Exception {
		String own = post(card, "key", key(), "on", FRIDAY.toString(), "youngPeople", "12").headers()
			.firstValue("location")
			.orElseThrow();
		clock.set(FRIDAY.atTime(21, 34));
		assertThat(get(own).statusCode()).isEqualTo(200);
		clock.set(FRIDAY.atTime(21, 36));
		assertThat(get(own).statusCode()).isEqualTo(404);
		assertThat(get(own).body()).contains("30 minutes").doesNotContain("12 at");
		assertThat(post(own, "key", key(), "on", FRIDAY.toString(), "youngPeople", "13").statusCode()).isEqualTo(409);
		assertThat(post(own + "/undo", "key", key()).statusCode()).isEqualTo(409);
		assertThat(sample.last(made)).contains("12");

		String next = post(card, "key", key(), "on", FRIDAY.minusDays(1).toString(), "youngPeople", "8").headers()
			.firstValue("location")
			.orElseThrow();
		jdbc.sql("update activities.session set version = 2 where series = :series and young_people = 8")
			.param("series", made.series())
			.update();
		assertThat(post(next, "key", key(), "on", FRIDAY.minusDays(1).toString(), "youngPeople", "9").body())
			.contains("has looked at this count");
	}

	/** Nobody learns which of them it is. */
	@Test
	void linksThatAreNoneOverOrEndedAnswerAlike() throws Exception {
		String over = "/tally-card/" + sample.card(made, true, FRIDAY.minusDays(1));
		String ended = sample.card(made);
		sample.end(ended);
		var answers = List.of(get("/tally-card/no-such-card-at-all-0"), get(over), get("/tally-card/" + ended),
				get("/tally-card/" + "x".repeat(500)), get("/tally-card/a/b/c/d"));

		assertThat(answers).isNotEmpty().allSatisfy(it -> {
			assertThat(it.statusCode()).isEqualTo(404);
			assertThat(it.body()).isEqualTo(answers.getFirst().body());
			assertThat(it.headers().map()).doesNotContainKey("set-cookie");
		});
		for (String link : List.of(over, "/tally-card/" + ended)) {
			assertThat(post(link, "key", key(), "on", FRIDAY.toString(), "youngPeople", "3").statusCode())
				.isEqualTo(404);
		}
		assertThat(sample.count(made, "HELD")).isZero();
		assertThat(get("/tally-card/" + sample.card(made, true, FRIDAY)).statusCode()).as("its last day")
			.isEqualTo(200);
	}

	@Test
	void cardOfAProgrammeAsksForTheSiteAndTakesNoOther() throws Exception {
		String sites = "/tally-card/" + sample.card(made, false, FRIDAY);
		var other = sample.add("Other evening");

		assertThat(get(sites).body()).contains("Beach of Carded evening").doesNotContain("Other evening");
		assertThat(post(sites, "key", key(), "on", FRIDAY.toString(), "youngPeople", "3").body())
			.contains("at which site", "value=\"3\"");
		assertThat(post(sites, "key", key(), "on", FRIDAY.toString(), "youngPeople", "3", "place",
				other.place().toString())
			.statusCode()).isEqualTo(400);
		assertThat(
				post(sites, "key", key(), "on", FRIDAY.toString(), "youngPeople", "3", "place", made.place().toString())
					.statusCode())
			.isEqualTo(303);
	}

	@Test
	void nameOfAPlaceThatIsKeptBackIsNotTold() throws Exception {
		var refuge = sample.add("Hidden evening", "ADULTS", "HEADCOUNT", "NADARS", "NONE_SHOWN");
		String link = "/tally-card/" + sample.card(refuge);

		var answer = post(link, "key", key(), "on", FRIDAY.toString(), "adults", "3");
		assertThat(get(answer.headers().firstValue("location").orElseThrow()).body())
			.contains("Saved: 3 at Hidden evening")
			.doesNotContain("Beach of Hidden evening");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "on=2026-11-27&youngPeople= | Say how many were there",
			"on=2026-11-27&youngPeople=many | Give a whole number",
			"on=2026-11-27&youngPeople=-3 | Give a whole number",
			"on=2026-11-27&youngPeople=5001 | Give a number from 0 to 5,000",
			"on=2026-11-28&youngPeople=5 | still to come", "on=2026-11-12&youngPeople=5 | the last 14 days",
			"on=&youngPeople=5 | on which day", "on=yesterday&youngPeople=5 | This is no date",
			"on=2026-11-27&run=no | Choose why it did not run", "on=2026-11-27&run=no&reason=RAIN | none of WEATHER",
			"on=2026-11-27&run=no&reason=WEATHER&youngPeople=5 | has no counts" })
	void whatIsWrongIsToldAndWhatWasTypedStays(String sent, String said) throws Exception {
		var answer = http.send(request(card).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("key=" + key() + "&" + sent))
			.build(), BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains(said, "<h1>Carded evening</h1>");
		if (sent.contains("youngPeople=5")) {
			assertThat(answer.body()).contains("value=\"5");
		}
		assertThat(sample.count(made, "HELD") + sample.count(made, "DID_NOT_RUN")).isZero();
	}

	@Test
	void whatIsOnlyUnusualIsAskedOnceMore() throws Exception {
		post(card, "key", key(), "on", FRIDAY.toString(), "youngPeople", "12");
		String key = key();
		var asked = post(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "7");
		assertThat(asked.statusCode()).isEqualTo(400);
		assertThat(asked.body()).contains("Is this right?", "a word on this session already", "name=\"confirmed\"",
				"value=\"7\"", key);
		assertThat(post(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "7", "confirmed", "yes").statusCode())
			.isEqualTo(303);
		assertThat(sample.count(made, "HELD")).isEqualTo(2);
	}

	/** A plus is a button where no script runs. */
	@Test
	void plusAndMinusWorkWithoutScripts() throws Exception {
		String key = key();
		var answer = post(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "22", "children", "0", "step",
				"youngPeople+1");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("value=\"23\"", key);
		assertThat(post(card, "key", key, "children", "0", "step", "children-1").body()).contains("value=\"0\"");
		assertThat(sample.count(made, "HELD")).isZero();
	}

	@Test
	void firstTimersAreAskedWhereTheProgrammeCountsThem() throws Exception {
		var first = sample.add("First evening", "CYP", "FIRST_TIMERS", "NADARS", "OPEN");
		String link = "/tally-card/" + sample.card(first);
		assertThat(get(link).body()).contains("First time here this year?");
		assertThat(get(card).body()).doesNotContain("First time here this year?");
		assertThat(post(link, "key", key(), "on", FRIDAY.toString(), "youngPeople", "12", "firstTimers", "5").body())
			.contains("More were there than have come this year");
		assertThat(post(link, "key", key(), "on", FRIDAY.toString(), "youngPeople", "12", "firstTimers", "12")
			.statusCode()).isEqualTo(303);
	}

	@Test
	void answersSetNoCookieKeepNothingAndRunNoForeignScript() throws Exception {
		var answer = get(card);
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie")
			.containsEntry("referrer-policy", List.of("no-referrer"))
			.containsEntry("cache-control", List.of("no-store"));
		assertThat(answer.headers().allValues("content-security-policy")).singleElement()
			.satisfies(it -> assertThat(it).contains("default-src 'none'", "connect-src 'self'")
				.doesNotContain("unsafe", "http"));
		assertThat(answer.body()).doesNotContain(" style=", "onclick", "<style").contains("noindex");
	}

	@Test
	void scriptIsToldWhatBecameOfACount() throws Exception {
		String key = key();
		var answer = byScript(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "23");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{\"saved\":\"%s/%s\"}".formatted(card, key));
		assertThat(byScript(card, "key", key(), "on", "2026-11-28", "youngPeople", "23").body()).contains("reason",
				"still to come");
	}

	@Test
	void severalAtOnceUnderOneKeyAreOne() {
		String key = key();
		var all = IntStream.range(0, 8)
			.mapToObj(i -> http.sendAsync(form(card, "key", key, "on", FRIDAY.toString(), "youngPeople", "23").build(),
					BodyHandlers.ofString()))
			.toList();
		assertThat(all).isNotEmpty().allSatisfy(it -> assertThat(it.join().statusCode()).isEqualTo(303));
		assertThat(sample.count(made, "HELD")).isOne();
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(graphQl.address().resolve(path));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return http.send(request(path).GET().build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
		return http.send(form(path, fields).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> byScript(String path, String... fields) throws IOException, InterruptedException {
		return http.send(form(path, fields).header("Accept", "application/json").build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder form(String path, String... fields) {
		String body = IntStream.range(0, fields.length / 2)
			.mapToObj(
					i -> "%s=%s".formatted(fields[2 * i], URLEncoder.encode(fields[2 * i + 1], StandardCharsets.UTF_8)))
			.collect(Collectors.joining("&"));
		return request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body));
	}

}
