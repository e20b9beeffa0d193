package scot.adp.directory.open;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The open pages and their files, as whoever comes from the street asks for them. */
@AdpTest
class OpenPagesTests {

	private static final List<String> SECRETS = List.of(OpenSample.STREET, OpenSample.POSTCODE, "906700123456",
			"55.6101", "4.6702", "Hall of ");

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Totals totals;

	@Autowired
	OpenDirectory directory;

	private OpenSample sample;

	private LocalDate today;

	@BeforeEach
	void day() {
		today = clock.today();
		sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
	}

	@Test
	void whatIsOpenThisEveningIsFoundWithItsHours() throws Exception {
		var made = sample.add("Evening drop-in of Irvine", "OPEN");
		sample.window(made, "OPEN", "", OpenSample.at(today, 19, 0), OpenSample.at(today, 20, 30));

		String evening = get("/find-help?where=irvine&when=evening&for=ADULTS").body();
		assertThat(evening).contains("Evening drop-in of Irvine", "Today, 19:00 to 20:30",
				"In Irvine, open this evening");
		assertThat(found("where=Arran&when=evening")).doesNotContain("Evening drop-in of Irvine");
		assertThat(found("where=Dreghorn&when=now")).doesNotContain("Evening drop-in of Irvine");

		String entry = get("/find-help/" + made.slug()).body();
		assertThat(entry).contains("Opens 19:00", OpenSample.STREET, "19:00 to 20:30", "Checked 23 November 2026",
				"Ages 16 and over", "It is free.", "tel:01632960017");
	}

	@Test
	void whatNobodyConfirmedIsToBeRungFirstAndNeverCalledOpen() throws Exception {
		var made = sample.add("Unsure drop-in", "OPEN");
		sample.window(made, "UNKNOWN", "NOT_CONFIRMED", OpenSample.at(today, 0, 0),
				OpenSample.at(today.plusDays(9), 0, 0));

		String now = get("/find-help?where=Irvine&when=now").body();
		assertThat(now.substring(now.indexOf("Phone first"))).contains("Unsure drop-in", "Hours not confirmed");
		assertThat(get("/find-help/" + made.slug()).body())
			.contains("Phone first: hours not confirmed for this day", "but for the hours of today")
			.doesNotContain("Open now");
		assertThat(get("/find-help/%s.ics".formatted(made.slug())).body()).doesNotContain("VEVENT");
	}

	@Test
	void tomorrowIsWrittenSmallWithinASentence() throws Exception {
		var made = sample.add("Drop-in of tomorrow", "OPEN");
		LocalDate tomorrow = today.plusDays(1);
		sample.window(made, "OPEN", "", OpenSample.at(tomorrow, 9, 30), OpenSample.at(tomorrow, 12, 0));

		assertThat(get("/find-help/" + made.slug()).body()).contains("Opens tomorrow, 09:30")
			.doesNotContain("Opens Tomorrow");
	}

	/** X3: by none of the ways out. */
	@Test
	void addressThatIsWithheldLeavesByNoWay() throws Exception {
		var made = sample.add("Withheld refuge", "AREA_ONLY");
		sample.window(made, "OPEN", "", OpenSample.at(today, 9, 0), OpenSample.at(today, 21, 0));
		var open = sample.add("Open hall", "OPEN");

		assertThat(get("/find-help/" + open.slug()).body()).as("it would be seen")
			.contains(OpenSample.STREET, "Hall of ");
		assertThat(get("/find-help/" + made.slug()).body()).contains("Withheld refuge", "you are told where");
		for (String path : List.of("/find-help/" + made.slug(), "/find-help/%s.ics".formatted(made.slug()))) {
			assertThat(get(path).body()).as(path)
				.contains("Withheld refuge")
				.doesNotContain(SECRETS.toArray(String[]::new));
		}
		for (String path : List.of("/find-help?where=Irvine&when=now", "/find-help.csv?where=Irvine&when=now",
				"/whats-on/IRVINE", "/whats-on/IRVINE.ics")) {
			String lines = Stream.of(get(path).body().split("(?=<li)|(?=BEGIN:VEVENT)|\r\n(?=[A-Z])"))
				.filter(it -> it.contains("Withheld refuge"))
				.reduce("", String::concat);
			assertThat(lines).as(path).contains("Withheld refuge").doesNotContain(SECRETS.toArray(String[]::new));
		}

		jdbc.sql("update directory.place set masking = 'NONE_SHOWN', version = version + 1 where id = :id")
			.param("id", made.place())
			.update();
		assertThat(get("/find-help/" + made.slug()).body()).as("at once")
			.contains("Open until 21:00")
			.doesNotContain("you are told where")
			.doesNotContain(SECRETS.toArray(String[]::new));
	}

	@Test
	void whatChangedAloneIsReadAnew() {
		var same = sample.add("Unchanged drop-in", "OPEN");
		var masked = sample.add("Masked drop-in", "OPEN");
		var hidden = sample.add("Hidden drop-in", "OPEN");
		Shown before = directory.now();

		jdbc.sql("update directory.place set masking = 'AREA_ONLY', version = version + 1 where id = :id")
			.param("id", masked.place())
			.update();
		jdbc.sql("update directory.service set staff_only = true, version = version + 1 where id = :id")
			.param("id", hidden.service())
			.update();
		jdbc.sql("insert into directory.entry_report (id, version, service, code, route, made_at, state)"
				+ " values (gen_random_uuid(), 1, :id, 20, 'PAGE', now(), 'OPEN')")
			.param("id", masked.service())
			.update();
		Shown after = directory.now();

		assertThat(after).isNotSameAs(before);
		assertThat(after.find(same.slug()).orElseThrow()).isSameAs(before.find(same.slug()).orElseThrow());
		assertThat(after.find(masked.slug()).orElseThrow().service()).satisfies(it -> {
			assertThat(it.places().getFirst().addressWithheld()).isTrue();
			assertThat(it.reportedClosed()).isTrue();
		});
		assertThat(after.find(hidden.slug())).isEmpty();
		assertThat(after.entries()).as("in their order")
			.isSortedAccordingTo(Comparator.comparing(it -> it.service().name(), String.CASE_INSENSITIVE_ORDER));
		assertThat(directory.now()).isSameAs(after);
	}

	@Test
	void sitemapNamesAddressesOfWhatEverybodyMaySee() throws Exception {
		var open = sample.add("Mapped drop-in", "OPEN");
		var refuge = sample.add("Mapped refuge", "NONE_SHOWN");
		var draft = sample.service("Draft that is not mapped", "DRAFT");
		var ended = sample.add("Ended drop-in that is not mapped", "OPEN");
		jdbc.sql("update directory.service set state = 'CLOSED', ended_on = :on, version = version + 1 where id = :id")
			.param("on", today)
			.param("id", ended.service())
			.update();

		var answer = get("/sitemap.xml");
		assertThat(answer.headers().firstValue("content-type"))
			.hasValueSatisfying(it -> assertThat(it).contains("xml"));
		assertThat(answer.body())
			.contains("/find-help</loc>", "/find-help/%s</loc>".formatted(open.slug()),
					"/find-help/%s</loc>".formatted(refuge.slug()), "<lastmod>%s</lastmod>".formatted(today))
			.doesNotContain(draft.slug(), ended.slug())
			.doesNotContain(SECRETS.toArray(String[]::new));
		for (String address : answer.body().split("</?loc>")) {
			if (address.startsWith("http")) {
				assertThat(URI.create(address).getQuery()).as(address).isNull();
			}
		}
	}

	/** X4: what is not for everybody is nowhere. */
	@Test
	void draftsWhatIsForStaffAndWhatIsHiddenAreNowhere() throws Exception {
		var draft = sample.service("Draft of a drop-in", "DRAFT");
		jdbc.sql("update directory.service set published_at = null where id = :id")
			.param("id", draft.service())
			.update();
		var staff = sample.service("Drop-in of staff", "PUBLISHED");
		jdbc.sql("update directory.service set staff_only = true where id = :id").param("id", staff.service()).update();

		for (var made : List.of(draft, staff)) {
			assertThat(get("/find-help/" + made.slug()).statusCode()).isEqualTo(404);
			assertThat(get("/find-help/%s.ics".formatted(made.slug())).statusCode()).isEqualTo(404);
			assertThat(get("/sitemap.xml").body()).doesNotContain(made.slug());
		}
		for (String path : List.of("/find-help?where=Irvine", "/find-help.csv", "/whats-on/IRVINE")) {
			assertThat(get(path).body()).as(path).doesNotContain("Draft of a drop-in", "Drop-in of staff");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/find-help", "/find-help?where=Irvine&when=weekend&kind=DROP_IN&letters=large",
			"/find-help.csv", "/whats-on/ARRAN", "/whats-on/arran.ics", "/sitemap.xml" })
	void answersSetNoCookieRunNoForeignScriptAndAreKeptOnlyWhileTheyHold(String path) throws Exception {
		var answer = get(path);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie")
			.containsEntry("referrer-policy", List.of("no-referrer"))
			.containsEntry("x-content-type-options", List.of("nosniff"))
			.containsEntry("cache-control", List.of("no-cache"));
		assertThat(answer.headers().firstValue("content-security-policy").orElse("")).contains("default-src 'none'")
			.doesNotContain("unsafe", "http");
		assertThat(answer.body()).doesNotContain(" style=", "onclick", "<style");
		String mark = answer.headers().firstValue("etag").orElse("");
		var again = http.send(request(path).header("If-None-Match", mark).GET().build(), BodyHandlers.ofString());
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/find-help/no-such-entry, 404", "/find-help/a/b/c, 404", "/whats-on/ATLANTIS, 404",
			"/whats-on/NOWHERE.ics, 404", "/find-help/no-such-entry.ics, 404", "/open-referral, 404",
			"/find-help?page=99999&when=never&for=x&kind=%00, 200", "/find-help?page=-1, 200",
			"/find-help?where=%3Cscript%3Ealert(1)%3C%2Fscript%3E, 200", "/find-help?where=a&where=b, 200" })
	void whatMakesNoSenseIsAnsweredAllTheSame(String path, int status) throws Exception {
		var answer = get(path);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("<h1>").doesNotContain("<script>alert");
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
	}

	@Test
	void whoIsSignedInIsAStrangerHere() throws Exception {
		var answer = http.send(request("/find-help").header("Cookie", "adp-session=ABCDEF").GET().build(),
				BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
		assertThat(answer.body()).contains("999", "Leave this page");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "KA12 8EE | In Irvine", "ka27 | In Arran", "Isle of Arran | In Arran",
					"Irvine town centre | In Irvine", "Irvine, Ayrshire | In Irvine", "Ardrosan | In Three Towns",
					"Killwinning | In Kilwinning", "Atlantis | We know no place called",
					"G12 8QQ | This postcode is none of North Ayrshire" })
	void placesAreUnderstoodAsPeopleWriteThem(String typed, String said) throws Exception {
		assertThat(get("/find-help?where=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)).body()).contains(said);
	}

	@Test
	void whoFindsNothingIsToldAtLeastWhomToRing() throws Exception {
		var made = sample.add("Anybody by phone", "NONE_SHOWN");
		sample.window(made, "OPEN", "", OpenSample.at(today, 0, 0), OpenSample.at(today.plusDays(1), 0, 0));

		assertThat(get("/find-help?where=Irvine&when=now&for=CYP&kind=LEARNING").body()).contains("nothing found",
				"Anybody by phone");
	}

	@Test
	void whereNothingIsOpenItIsToldWhoAnswersAndWhatOpensNext() throws Exception {
		var made = sample.add("Opens in a while", "OPEN");
		jdbc.sql("update directory.service set kinds = '{LEARNING}', audiences = '{VETERANS}' where slug = :slug")
			.param("slug", made.slug())
			.update();
		LocalDate tomorrow = today.plusDays(1);
		sample.window(made, "OPEN", "", OpenSample.at(tomorrow, 9, 30), OpenSample.at(tomorrow, 12, 0));

		String body = get("/find-help?where=Irvine&when=now&for=VETERANS&kind=LEARNING").body();
		assertThat(body).contains("Somebody answers at once", "Samaritans: 116 123");
		assertThat(body.substring(body.indexOf("What opens next"))).contains("Opens in a while",
				"Opens tomorrow, 09:30");
	}

	/** M2: no way of recovery stands before another. */
	@Test
	void m2GroupsOfOneEveningStandByTheirNames() throws Exception {
		ofOneEvening();

		String found = found("where=Irvine&when=evening");
		assertThat(List.of("AA of one evening", "Harm reduction of one evening", "SMART of one evening")
			.stream()
			.map(found::indexOf)).doesNotContain(-1).isSorted();
	}

	/** M2: nobody is led to one of them by a filter. */
	@Test
	void m2NothingIsLeftOutByTheModelOfAGroup() throws Exception {
		ofOneEvening();

		assertThat(found("where=Irvine&when=evening&model=SMART")).contains("AA of one evening",
				"Harm reduction of one evening");
		assertThat(get("/find-help").body()).doesNotContain("name=\"model\"");
	}

	private void ofOneEvening() {
		Map.of("SMART", "SMART", "TWELVE_STEP", "AA", "HARM_REDUCTION", "Harm reduction").forEach((model, name) -> {
			var made = sample.add(name + " of one evening", "OPEN");
			sample.window(made, "OPEN", "", OpenSample.at(today, 19, 0), OpenSample.at(today, 20, 30));
			jdbc.sql("update directory.service set model = :model where id = :id")
				.param("model", model)
				.param("id", made.service())
				.update();
		});
	}

	/** What was found, without what is told where that is nothing. */
	private String found(String query) throws Exception {
		return get("/find-help?" + query).body().split("id=\"(next|elsewhere)\"")[0];
	}

	@Test
	void wayBackFromAnEntryKeepsTheSearch() throws Exception {
		var made = sample.add("Drop-in to come back from", "OPEN");
		sample.window(made, "OPEN", "", OpenSample.at(today, 0, 0), OpenSample.at(today.plusDays(1), 0, 0));
		String asked = "where=Irvine&amp;when=now&amp;for=ADULTS&amp;letters=large";
		String entry = "/find-help/%s?%s".formatted(made.slug(), asked);

		assertThat(get("/find-help?where=Irvine&when=now&for=ADULTS&letters=large").body())
			.contains("<a href=\"%s\">".formatted(entry));
		assertThat(get(entry.replace("&amp;", "&")).body()).contains("<a href=\"/find-help?%s\">".formatted(asked),
				"href=\"/services/%s\"".formatted(made.service()));
		assertThat(get("/find-help/" + made.slug()).body()).contains("<a href=\"/find-help\">");
	}

	@Test
	void whatIsWrongIsSaidInPeoplesWordsAndKeptByTheFourCodes() throws Exception {
		var made = sample.add("Shut drop-in", "OPEN");
		assertThat(get("/find-help/" + made.slug()).body()).contains("The hours are wrong", "It was shut when I came");

		assertThat(post("/find-help/%s/report".formatted(made.slug()), "what=SHUT&words=On+a+Monday.").body())
			.contains("Thank you");
		assertThat(jdbc.sql("select code || ' ' || words from directory.entry_report where service = :id")
			.param("id", made.service())
			.query(String.class)
			.single()).isEqualTo("0 It was shut when I came. On a Monday.");
	}

	@ParameterizedTest
	@CsvSource({ "accessibility, Compliance status", "privacy, Your rights", "problem, with a form" })
	void statementsAreReadWithoutScripts(String what, String said) throws Exception {
		var answer = get("/find-help/about/" + what);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains(said, "<h1>", "E-mail: ", "Leave this page");
		assertThat(get("/find-help").body()).contains("/find-help/about/" + what);
		assertThat(get("/find-help/about/nothing").statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
		return http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	@Test
	void warningsAreReadInFullWithoutScripts() throws Exception {
		var answer = get("/find-help/warnings/now");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("Warnings now", "999", "Leave this page");
	}

	@Test
	void onlyHowManyAnswersADayHadIsKept() throws Exception {
		totals.add();
		long before = counted();
		get("/find-help?where=Irvine");
		get("/find-help?where=Arran&when=now");
		totals.add();

		assertThat(counted()).isGreaterThanOrEqualTo(before + 2);
		assertThat(jdbc.sql("""
				select string_agg(column_name, ',' order by column_name) from information_schema.columns
				where table_schema = 'directory' and table_name = 'help_found'""").query(String.class).single())
			.isEqualTo("answers,on_day");
	}

	private long counted() {
		return jdbc.sql("select coalesce(sum(answers), 0) from directory.help_found").query(Long.class).single();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(graphQl.address().resolve(path));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return http.send(request(path).GET().build(), BodyHandlers.ofString());
	}

}
