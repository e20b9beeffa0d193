package scot.adp.shell;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.support.AdpTest;
import scot.adp.support.Axe;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page and its special states, looked at three times from one load: in light, in
 * dark and 320 pixels wide. What is the same on many pages is looked at on the first of
 * them: a text for its contrast, and what becomes of the parts of a page in so little
 * room.
 */
@AdpTest
@Tag("browser")
class PagesTests {

	private static final int NARROW = 320;

	@RegisterExtension
	final Browser browser = new Browser();

	@Test
	void everyRouteIsLookedAt() {
		assertThat(Looks.routes()).isEqualTo(Looks.declaredRoutes());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("scot.adp.shell.Looks#all")
	@Execution(ExecutionMode.CONCURRENT)
	void pageServesEveryone(Looks.Look look) {
		Page page = look.open(browser);
		var softly = new SoftAssertions();
		softly.assertThat(Axe.faultsButFaintTexts(page)).as("faults").isEmpty();
		softly.assertThat(Axe.faint(page)).as("faint in light").isEmpty();
		softly.assertThat(page.locator("h1").count()).as("headings of the first level").isOne();
		softly.assertThat(page.title()).as("title").isNotBlank();
		softly.assertThat(page.getAttribute("html", "lang")).as("language").startsWith("en");

		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		softly.assertThat(Axe.faint(page)).as("faint in dark").isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

		page.setViewportSize(NARROW, 700);
		Browser.settle(page);
		softly.assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
			.as("width at %d", NARROW)
			.isEqualTo(NARROW);
		if (Axe.isLaidOutAnew(page)) {
			softly.assertThat(Axe.faultsButFaintTexts(page)).as("faults at %d", NARROW).isEmpty();
		}
		softly.assertThat(Axe.faint(page)).as("faint at %d", NARROW).isEmpty();
		softly.assertThat(browser.complaints()).as("console").allMatch(PagesTests::tellsOfMissingPage);
		softly.assertAll();
	}

	/** The browser itself logs the status of a page that answers with 403 or 404. */
	private static boolean tellsOfMissingPage(String complaint) {
		return complaint.startsWith("Failed to load resource") && complaint.contains("40");
	}

}
