package scot.adp.activities.tally;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.Axe;
import scot.adp.support.Browser;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Counting on a phone: signed in, with and without scripts and signal. */
@AdpTest
@Tag("browser")
class QuickTallyTests {

	private static final int NARROW = 320;

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

	private static final int LIGHT = 60_000;

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	private TallySample sample;

	private TallySample.Made made;

	@BeforeEach
	void fridayEvening() {
		clock.set(FRIDAY.atTime(21, 5));
		sample = new TallySample(jdbc, clock.instant().atZone(clock.getZone()));
		made = sample.add("Evening of " + UUID.randomUUID());
	}

	@Test
	void eveningIsCountedInThreeTapsAndPutRight() {
		Page page = phone("practitioner");
		page.navigate("/tally");
		// Series of other tests may be planned for the same evening: of many, some are
		// folded.
		page.locator("details").evaluateAll("all => all.forEach(it => it.open = true)");
		page.locator("a.line", new Page.LocatorOptions().setHasText(made.title())).first().click();
		assertThat(page.locator(".when").textContent()).contains("Friday 27 November, 19:00 to 21:00",
				"Beach of " + made.title());
		page.click("button[value='youngPeople+1']");
		page.click("button[value='youngPeople+1']");
		page.click("button[value='youngPeople-1']");
		assertThat(page.inputValue("#youngPeople")).isEqualTo("1");
		page.fill("#youngPeople", "23");
		page.fill("#contacts", "9");
		page.click(".save button");
		page.locator(".said").waitFor();
		assertThat(page.locator(".said").textContent())
			.isEqualTo("Saved: 23 at Beach of %s, Friday 27 November, 19:00 to 21:00".formatted(made.title()));
		assertThat(sample.last(made)).isEqualTo("HELD OWN 23 9 2026-11-27");

		page.click("a:has-text('Put right')");
		page.click("#youngPeople");
		page.keyboard().type("24");
		assertThat(page.inputValue("#youngPeople")).as("in the place of what stood there").isEqualTo("24");
		page.click(".save button");
		page.locator(".said").waitFor();
		assertThat(sample.last(made)).isEqualTo("HELD OWN 24 9 2026-11-27");
		page.click("button:has-text('Undo')");
		page.locator(".said:has-text('Taken back')").waitFor();
		assertThat(sample.count(made, "STRUCK")).isOne();
		page.navigate("/tally");
		assertThat(page.locator("ul.lines").first().locator("a").first().textContent()).as("what was counted last")
			.contains(made.title(), "Today 19:00 to 21:00");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void afterHalfAnHourItIsPutRightOnThePageSessions() {
		Page page = phone("practitioner");
		count(page, "5");
		String address = page.url();
		assertThat(page.locator("button:has-text('Undo')").count()).isOne();
		clock.set(FRIDAY.atTime(21, 40));
		page.navigate(address);
		assertThat(page.locator("button:has-text('Undo')").count()).isZero();
		assertThat(page.locator("main").textContent()).contains("over after 30 minutes");
	}

	@Test
	void eveningThatEndedAfterMidnightIsOfTheDayBefore() {
		clock.set(FRIDAY.plusDays(1).atTime(0, 20));
		jdbc.sql("update activities.series_schedule set by_day = '{FR}' where series = :series")
			.param("series", made.series())
			.update();
		Page page = phone("practitioner");
		page.navigate(made.address());
		assertThat(page.inputValue("#on")).isEqualTo(FRIDAY.toString());
	}

	@Test
	void didNotRunNeedsAReasonAlone() {
		Page page = phone("practitioner");
		page.navigate(made.address());
		page.click("summary:has-text('It did not run')");
		page.click("button:has-text('Save that it did not run')");
		page.locator("#faults").waitFor();
		assertThat(page.locator("#faults").textContent()).contains("Choose why");
		page.selectOption("#reason", "WEATHER");
		page.click("button:has-text('Save that it did not run')");
		page.locator(".said").waitFor();
		assertThat(page.locator(".said").textContent()).contains("did not run", "Weather");
		assertThat(sample.last(made)).isEqualTo("DID_NOT_RUN OWN WEATHER 2026-11-27");
		page.navigate("/tally");
		assertThat(page.locator("#waiting").isVisible()).as("nothing waits").isFalse();
	}

	@Test
	void whatIsOnlyUnusualIsAskedWithTheNumbersKept() {
		Page page = phone("practitioner");
		count(page, "5");
		page.navigate(made.address());
		page.fill("#youngPeople", "7");
		page.click(".save button");
		page.locator("#faults").waitFor();
		assertThat(page.inputValue("#youngPeople")).isEqualTo("7");
		assertThat(page.locator("#waiting").isVisible()).as("told of twice").isFalse();
		page.check("input[name=confirmed]");
		page.click(".save button");
		page.locator(".said").waitFor();
		assertThat(sample.count(made, "HELD")).isEqualTo(2);
		page.navigate("/tally");
		assertThat(page.locator("#waiting").isVisible()).isFalse();
	}

	@Test
	void farMoreThanCameLatelyIsAskedFirst() {
		Page page = phone("practitioner");
		count(page, "23");
		page.click("a:has-text('Put right')");
		page.fill("#youngPeople", "1154");
		page.click(".save button");
		page.locator("#faults").waitFor();
		assertThat(page.locator("#faults").textContent()).contains("1,154 is far more than came lately");
		assertThat(sample.last(made)).as("nothing is stored before it is said to be right").startsWith("HELD OWN 23");
		page.check("input[name=confirmed]");
		page.click(".save button");
		page.locator(".said").waitFor();
		assertThat(sample.last(made)).startsWith("HELD OWN 1154");
	}

	@Test
	void whoRunsNoScriptsCountsAllTheSame() {
		try (var window = browser.window("practitioner")
			.context()
			.browser()
			.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false)
				.setBaseURL(browser.address().toString())
				.setViewportSize(NARROW, 640)
				.setStorageState(browser.window("practitioner").context().storageState()))) {
			Page page = window.newPage();
			page.navigate(made.address());
			page.click("button[value='youngPeople+1']");
			page.click("button[value='youngPeople+1']");
			assertThat(page.inputValue("#youngPeople")).isEqualTo("2");
			page.click("button[value='youngPeople-1']");
			page.press("#youngPeople", "Enter");
			assertThat(page.locator(".said").textContent()).contains("Saved: 1 at");
			page.reload();
			assertThat(sample.count(made, "HELD")).isOne();
		}
	}

	/** The network is cut at the beach, and comes back at home. */
	@Test
	void withoutSignalPagesOpenAndCountsWaitUntilThereIsSome() {
		Page page = phone("practitioner");
		BrowserContext window = page.context();
		page.navigate(made.address());
		page.waitForFunction("() => document.documentElement.dataset.kept === 'yes'");
		page.waitForFunction("() => navigator.serviceWorker.controller !== null");

		window.setOffline(true);
		page.navigate("/tally");
		assertThat(page.locator("h1").textContent()).isEqualTo("What do you count?");
		page.navigate(made.address());
		page.fill("#youngPeople", "23");
		page.click(".save button");
		page.locator("#waiting-said:has-text('1 waiting')").waitFor();
		assertThat(page.inputValue("#youngPeople")).isEmpty();
		page.click("summary:has-text('Another day')");
		page.fill("#on", FRIDAY.minusDays(1).toString());
		page.fill("#youngPeople", "17");
		page.click(".save button");
		page.locator("#waiting-said:has-text('2 waiting')").waitFor();
		assertThat(sample.count(made, "HELD")).isZero();
		page.navigate("/tally");
		page.locator("#waiting-said:has-text('2 waiting')").waitFor();
		assertThat(page.evaluate("() => localStorage.getItem('adp-tally')").toString()).contains("23", made.title())
			.doesNotContain("practitioner", "_csrf");

		window.setOffline(false);
		page.locator("#waiting-said:has-text('All sent.')").waitFor();
		page.navigate("/tally");
		assertThat(sample.count(made, "HELD")).isEqualTo(2);
		assertThat(page.locator("#waiting").isVisible()).isFalse();
	}

	@Test
	void answerThatIsLostOnTheWayDoublesNothing() {
		Page page = phone("practitioner");
		page.navigate(made.address());
		// The server takes it, and the phone never hears of it.
		var lost = new AtomicBoolean();
		page.route(Pattern.compile(".*" + made.address()), route -> {
			if (route.request().method().equals("POST") && lost.compareAndSet(false, true)) {
				route.fetch();
				route.abort();
			}
			else {
				route.resume();
			}
		});
		page.fill("#youngPeople", "23");
		page.click(".save button");
		// It keeps nothing yet when it is pressed, and nothing again once it is through.
		page.waitForCondition(lost::get);
		page.waitForFunction("() => localStorage.getItem('adp-tally') === '[]'");
		assertThat(sample.count(made, "HELD")).isOne();
		page.navigate("/tally");
		page.waitForFunction("() => localStorage.getItem('adp-tally') === '[]'");
		assertThat(sample.count(made, "HELD")).isOne();
	}

	@Test
	void whoIsSignedOutKeepsTheCountUntilTheyAreIn() {
		Page page = phone("practitioner");
		page.navigate(made.address());
		page.context().clearCookies();
		page.fill("#youngPeople", "23");
		page.click(".save button");
		page.locator("#waiting-said:has-text('You are signed out')").waitFor();
		assertThat(sample.count(made, "HELD")).isZero();

		page.navigate("/tally");
		signIn(page, "practitioner");
		page.waitForURL("**/tally*");
		page.waitForFunction("() => localStorage.getItem('adp-tally') === '[]'");
		assertThat(sample.last(made)).isEqualTo("HELD OWN 23 2026-11-27");
	}

	@Test
	void countsOfSomebodyElseAreNotSentInAnothersName() {
		Page page = phone("practitioner");
		page.navigate(made.address());
		page.context().clearCookies();
		page.fill("#youngPeople", "23");
		page.click(".save button");
		page.locator("#waiting-said:has-text('1 waiting')").waitFor();
		page.navigate("/tally");
		signIn(page, "nadars");
		page.waitForURL("**/tally*");
		page.locator("#waiting-said:has-text('1 of somebody else')").waitFor();
		assertThat(sample.count(made, "HELD")).isZero();
	}

	@Test
	void refusedCountStaysUntilItIsPutRightOrThrownAway() {
		Page page = phone("practitioner");
		page.navigate(made.address());
		page.evaluate(
				"""
						([to, who]) => localStorage.setItem('adp-tally', JSON.stringify(['a', 'b'].map(it => ({
						    key: `0000000${it}-0000-4000-8000-000000000000`.replace('0000000', '%s'), to, who, title: 'Beach',
						    on: '2027-01-01', heads: 5, at: 1, fields: [['key', `0000000${it}-0000-4000-8000-000000000000`.replace('0000000', '%s')],
						        ['on', '2027-01-01'], ['youngPeople', '5'], ['run', 'yes']] }))))"""
					.formatted(UUID.randomUUID().toString().substring(0, 7),
							UUID.randomUUID().toString().substring(0, 7)),
				List.of(made.address(), page.evaluate("() => document.body.dataset.who")));
		page.navigate("/tally");
		page.locator("#waiting-list li").nth(1).locator("text=still to come").waitFor();
		page.locator("#waiting-list button:has-text('Throw away')").first().click();
		page.locator("#waiting-list button:has-text('Yes, throw away')").click();
		assertThat(page.locator("#waiting-list li").count()).isOne();
		page.locator("#waiting-list button:has-text('Put right')").click();
		page.locator("#faults").waitFor();
		assertThat(page.inputValue("#youngPeople")).isEqualTo("5");
		page.fill("#on", FRIDAY.toString());
		page.click(".save button");
		page.locator(".said").waitFor();
		page.navigate("/tally");
		assertThat(sample.count(made, "HELD")).isOne();
	}

	@Test
	void fiftyFindRoomAndNoneIsLost() {
		Page page = phone("practitioner");
		page.navigate(made.address());
		page.evaluate(
				"""
						([to, who]) => localStorage.setItem('adp-tally', JSON.stringify(Array.from({ length: 50 }, (_, it) => ({
						    key: `k${it}`, to, who, title: 'Beach', on: '2026-11-27', heads: 5, at: 1, refused: 'No.', fields: [] }))))""",
				List.of(made.address(), page.evaluate("() => document.body.dataset.who")));
		page.fill("#youngPeople", "23");
		page.click(".save button");
		page.locator("#waiting-said:has-text('and it is full')").waitFor();
		assertThat(page.inputValue("#youngPeople")).isEqualTo("23");
		assertThat(page.evaluate("() => JSON.parse(localStorage.getItem('adp-tally')).length")).isEqualTo(50);
	}

	@Test
	void formOfAForeignPageIsNotTaken() {
		Page page = phone("practitioner");
		var answer = page.request()
			.post(made.address(),
					RequestOptions.create()
						.setMaxRedirects(0)
						.setForm(FormData.create()
							.set("key", UUID.randomUUID().toString())
							.set("on", FRIDAY.toString())
							.set("youngPeople", "5")));
		assertThat(answer.status()).isIn(302, 403);
		assertThat(sample.count(made, "HELD")).isZero();
	}

	@Test
	void whoRecordsNothingIsToldSoAndSeriesOfOthersAreNotThere() {
		Page page = phone("board");
		assertThat(page.navigate("/tally").status()).isEqualTo(403);
		assertThat(page.locator("main").textContent()).contains("does not record sessions");
		Page other = phone("housing");
		assertThat(other.navigate(made.address()).status()).isEqualTo(404);
		assertThat(other.navigate("/tally/sheet?series=" + made.series()).text()).doesNotContain(made.title());
	}

	@Test
	void cardIsMadeShownOnceAndEnded() {
		Page page = phone("nadars");
		page.navigate("/tally/cards");
		page.selectOption("#what", "series:" + made.series());
		page.fill("#label", "Youth hall, by the door");
		page.click("button:has-text('Make and show it')");
		page.locator(".card").waitFor();
		assertThat(page.locator(".qr").count()).isOne();
		String link = page.locator(".card-link").textContent().strip();
		String token = link.substring(link.lastIndexOf('/') + 1);
		assertThat(token).matches("[A-Za-z0-9_-]{22}");
		assertThat(jdbc.sql("""
				select count(*) from activities.tally_card c where to_jsonb(c)::text like '%' || :token || '%'""")
			.param("token", token)
			.query(Integer.class)
			.single()).as("kept nowhere").isZero();
		page.reload();
		assertThat(page.locator("main").textContent()).contains("was made before");

		Page holder = browser.window();
		holder.setViewportSize(NARROW, 640);
		holder.navigate("/tally-card/" + token);
		holder.fill("#youngPeople", "150");
		holder.click(".save button");
		holder.locator(".said").waitFor();
		assertThat(sample.last(made)).isEqualTo("TO_CHECK CARD 150 2026-11-27");

		Page unit = browser.window("nadars");
		browser.open(unit, "counting");
		unit.locator("li", new Page.LocatorOptions().setHasText(made.title())).locator("vaadin-button").click();
		unit.locator("text=It counts now").waitFor();
		assertThat(sample.last(made)).isEqualTo("HELD CARD 150 2026-11-27");

		page.navigate("/tally/cards");
		var row = page.locator(".row", new Page.LocatorOptions().setHasText("Youth hall")).first();
		assertThat(row.textContent()).contains("1 count, last on 27 November 2026");
		row.locator("summary").click();
		row.locator("select").selectOption("LOST");
		row.locator("button:has-text('End it now')").click();
		page.locator(".row:has-text('Lost or stolen')").first().waitFor();
		assertThat(holder.navigate("/tally-card/" + token).status()).isEqualTo(404);
	}

	@Test
	void cardCountsWithoutSignalToo() {
		String card = "/tally-card/" + sample.card(made);
		Page page = browser.window();
		page.navigate(card);
		page.waitForFunction("() => document.documentElement.dataset.kept === 'yes'");
		page.waitForFunction("() => navigator.serviceWorker.controller !== null");
		page.context().setOffline(true);
		page.navigate(card);
		page.fill("#youngPeople", "9");
		page.click(".save button");
		page.locator("#waiting-said:has-text('1 waiting')").waitFor();
		page.context().setOffline(false);
		page.locator("#waiting-said:has-text('All sent.')").waitFor();
		assertThat(sample.last(made)).isEqualTo("HELD CARD 9 2026-11-27");
	}

	@Test
	void pagesAreLightAndAskThisServerAlone() {
		Page page = phone("practitioner");
		var bytes = new AtomicInteger();
		page.onRequestFinished(request -> bytes.addAndGet(size(request)));
		page.onRequest(request -> assertThat(request.url()).startsWith(browser.address().toString()));
		page.navigate(made.address());
		page.waitForFunction("() => document.readyState === 'complete'");
		page.waitForTimeout(300);
		assertThat(bytes.get()).isBetween(5_000, LIGHT);
	}

	private static int size(Request request) {
		return request.sizes().responseBodySize + request.sizes().responseHeadersSize;
	}

	@Test
	void pagesServeEveryone() {
		var first = sample.add("Evening of first times", "FAMILIES", "FIRST_TIMERS", "NADARS", "OPEN");
		Page page = phone("nadars");
		for (String path : List.of("/tally", first.address(), "/tally/cards", "/tally/sheet",
				"/tally/sheet?series=" + first.series(), "/tally/put-right/" + UUID.randomUUID())) {
			page.navigate(path);
			servesEveryone(page, path);
		}
		page.navigate(first.address());
		page.evaluate(
				"() => { const form = document.getElementById('count'); form.dataset.fresh = ''; form.submit(); }");
		page.locator("#faults").waitFor();
		servesEveryone(page, "faults");
		page.navigate(first.address());
		page.fill("#parentsCarers", "4");
		page.fill("#firstTimers", "4");
		page.click(".save button");
		page.locator(".said").waitFor();
		servesEveryone(page, "saved");
		page.navigate("/tally/cards");
		page.selectOption("#what", "series:" + first.series());
		page.click("button:has-text('Make and show it')");
		page.locator(".card").waitFor();
		servesEveryone(page, "card");
	}

	private void servesEveryone(Page page, String path) {
		var softly = new SoftAssertions();
		showWhole(page, Browser.WIDTH);
		softly.assertThat(Axe.faults(page)).as("faults of " + path).isEmpty();
		softly.assertThat(page.locator("h1").count()).as("headings of " + path).isOne();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		softly.assertThat(Axe.faint(page)).as("faint in dark of " + path).isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
		showWhole(page, NARROW);
		softly.assertThat(width(page)).as("width of " + path).isEqualTo(NARROW);
		softly.assertThat(Axe.faults(page)).as("faults at 320 of " + path).isEmpty();
		page.setViewportSize(2 * NARROW, 640);
		page.evaluate("() => document.documentElement.style.fontSize = '200%'");
		softly.assertThat(width(page)).as("width with letters twice as large of " + path).isEqualTo(2 * NARROW);
		page.evaluate("() => document.documentElement.style.fontSize = ''");
		softly.assertAll();
	}

	/** The bar at the foot of the screen covers nothing that could be scrolled away. */
	private static void showWhole(Page page, int width) {
		page.setViewportSize(width, 640);
		page.setViewportSize(width, ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue());
	}

	private static Object width(Page page) {
		return page.evaluate("() => document.documentElement.scrollWidth");
	}

	private Page phone(String account) {
		Page page = browser.window(account);
		page.setViewportSize(NARROW, 640);
		return page;
	}

	private void count(Page page, String heads) {
		page.navigate(made.address());
		page.fill("#youngPeople", heads);
		page.click(".save button");
		page.locator(".said").waitFor();
	}

	private static void signIn(Page page, String account) {
		page.fill("input[name=username]", account);
		page.fill("input[name=password]", "adp");
		page.press("input[name=password]", "Enter");
	}

}
