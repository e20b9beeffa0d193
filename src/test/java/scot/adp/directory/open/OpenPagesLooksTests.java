package scot.adp.directory.open;

import java.time.LocalDate;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.Axe;
import scot.adp.support.Browser;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The open pages in a browser: each looked at from one load, and once without scripts.
 */
@AdpTest
@Tag("browser")
class OpenPagesLooksTests {

	private static final int NARROW = 320;

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	private OpenSample sample;

	private OpenSample.Made made;

	@BeforeEach
	void openTonight() {
		LocalDate today = clock.today();
		sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
		made = sample.add("Looked at drop-in", "OPEN");
		sample.window(made, "OPEN", "", OpenSample.at(today, 19, 0), OpenSample.at(today, 20, 30))
			.window(made, "UNKNOWN", "ASK_ON_HOLIDAY", OpenSample.at(today.plusDays(1), 0, 0),
					OpenSample.at(today.plusDays(2), 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/find-help", "/find-help?where=Irvine&when=evening&letters=large",
			"/find-help?where=Atlantis", "/find-help/warnings/now", "/find-help/you-said/now", "/find-help/{slug}",
			"/whats-on/IRVINE", "/find-help/no-such-entry" })
	void pageServesEveryone(String path) {
		Page page = browser.window();
		page.navigate(path.replace("{slug}", made.slug()));
		servesEveryone(page, "404");
	}

	/** The form once more, with what is missing; then thanks; then the link of a mail. */
	@Test
	void whatStrangersDoServesEveryone() {
		Page page = browser.window();
		page.navigate("/find-help/" + made.slug());
		page.evaluate("() => document.querySelector('.report-form').submit()");
		page.locator("text=Choose what is wrong").waitFor();
		servesEveryone(page, "400");
		page.locator("input[name=what]").first().check();
		page.click(".report-form button");
		page.locator("text=Thank you").first().waitFor();
		servesEveryone(page, "400");
		page.navigate("/confirm-entry/" + sample.link(made));
		servesEveryone(page, "400");
		page.click("button:has-text('Still right')");
		page.locator("[role=status]").waitFor();
		servesEveryone(page, "400");
	}

	/** A browser complains of an answer that is an error. */
	private void servesEveryone(Page page, String refused) {
		var softly = new SoftAssertions();
		softly.assertThat(Axe.faults(page)).as("faults").isEmpty();
		softly.assertThat(page.locator("h1").count()).as("headings of the first level").isOne();

		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		softly.assertThat(Axe.faint(page)).as("faint in dark").isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

		page.setViewportSize(NARROW, 700);
		softly.assertThat(width(page)).as("width at %d", NARROW).isEqualTo(NARROW);
		softly.assertThat(Axe.faults(page)).as("faults at %d", NARROW).isEmpty();
		page.setViewportSize(2 * NARROW, 700);
		page.evaluate("() => document.documentElement.style.fontSize = '200%'");
		softly.assertThat(width(page)).as("width with letters twice as large").isEqualTo(2 * NARROW);
		softly.assertThat(browser.complaints())
			.as("console")
			.allMatch(it -> it.startsWith("Failed to load resource") && it.contains(refused));
		softly.assertThat(page.context().cookies()).isEmpty();
		softly.assertAll();
		page.evaluate("() => document.documentElement.style.fontSize = ''");
	}

	@Test
	void newcomerWithoutScriptsFindsADropInTonight() {
		try (var window = browser.window()
			.context()
			.browser()
			.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false)
				.setBaseURL(browser.address().toString())
				.setViewportSize(NARROW, 700))) {
			Page page = window.newPage();
			page.navigate("/find-help");
			page.fill("#where", "Irvine");
			page.selectOption("#when", "evening");
			page.click("button:has-text('Find help')");
			assertThat(page.locator(".row:has-text('Looked at drop-in')").first().textContent())
				.contains("Today, 19:00 to 20:30");
			page.locator(".row:has-text('Looked at drop-in') a").first().click();
			assertThat(page.locator("main").textContent()).contains("Just come", "Opens 19:00");
			assertThat(page.locator("#near").count()).isZero();
		}
	}

	private static Object width(Page page) {
		return page.evaluate("() => document.documentElement.scrollWidth");
	}

}
