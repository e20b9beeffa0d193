package scot.adp.shell;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
import scot.adp.support.Names;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page and its special states, looked at three times from one load: in light, in
 * dark and 320 pixels wide. What is the same on many pages is looked at on the first of
 * them: an element by the rules for it, a text for its contrast, and what becomes of the
 * parts of a page in so little room. The page that a route opens with is come to, left
 * and come back to by keyboard and ear, without losing the place.
 */
@AdpTest
@Tag("browser")
class PagesTests {

	private static final int NARROW = 320;

	/** The page that each route opens with, and those that no route leads to. */
	private static final Set<Looks.Look> OPENING = Looks.ofEachPage().collect(Collectors.toSet());

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
		Page page = browser.looking(look.account());
		var softly = new SoftAssertions();
		boolean opening = OPENING.contains(look);
		boolean mayGoOn = Whereabouts.mayGoOn(page, look.address());
		boolean atHeading = opening && beginsAtItsHeading(page, look, mayGoOn, softly);
		if (!opening) {
			browser.open(page, "/" + look.address());
		}
		look.step().accept(page);
		Browser.settle(page);

		softly.assertThat(Axe.faults(page)).as("faults").isEmpty();
		softly.assertThat(page.locator("h1").count()).as("headings of the first level").isOne();
		softly.assertThat(page.title()).as("title").isNotBlank();
		softly.assertThat(page.getAttribute("html", "lang")).as("language").startsWith("en");

		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		softly.assertThat(Axe.faint(page)).as("faint in dark").isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

		page.setViewportSize(NARROW, 700);
		Browser.settle(page);
		softly.assertThat(page.evaluate(Browser.WIDER_THAN_SHOWN))
			.as("wider than shown at %d", NARROW)
			.isEqualTo(List.of());
		var parts = Axe.parts(page);
		softly.assertThat(parts.areLaidOutAnew() ? parts.faults() : parts.faint()).as("faults at %d", NARROW).isEmpty();

		if (opening) {
			page.setViewportSize(Browser.WIDTH, Browser.HEIGHT);
			Browser.settle(page);
			isLeftAndComeBackTo(page, look, atHeading, softly);
		}
		softly.assertThat(browser.complaints()).as("console").allMatch(PagesTests::tellsOfMissingPage);
		softly.assertAll();
	}

	/** Comes to a page by a link, and tells whether it begins at its heading. */
	private boolean beginsAtItsHeading(Page page, Looks.Look look, boolean mayGoOn, SoftAssertions softly) {
		if (!mayGoOn) {
			browser.open(page, "/" + elsewhere(look));
		}
		Whereabouts.goOn(page, look.address().isEmpty() ? "." : look.address());
		var came = Whereabouts.place(page);
		softly.assertThat(came).as("where a new page begins").containsEntry("inside", true);
		boolean atHeading = "h1".equals(came.get("tag"));
		if (atHeading) {
			softly.assertThat(came).as("where a new page begins").containsEntry("top", 0);
		}
		else {
			softly.assertThat(came).as("a page that takes the focus itself").containsEntry("said", page.title());
		}
		return atHeading;
	}

	private static void isLeftAndComeBackTo(Page page, Looks.Look look, boolean atHeading, SoftAssertions softly) {
		softly.assertThat(Names.faults(page)).as("names").isEmpty();
		String address = page.url();
		String title = page.title();
		page.locator(".skip-link").focus();
		page.keyboard().press("Enter");
		softly.assertThat(Whereabouts.place(page)).as("after the skip link").containsEntry("tag", "main");
		softly.assertThat(page.url()).as("after the skip link").isEqualTo(address);

		Whereabouts.scroll(page);
		page.locator(".footer a[href='%s']".formatted(elsewhere(look)))
			.evaluate("it => it.focus({ preventScroll: true })");
		var left = Whereabouts.place(page);
		boolean asked = Whereabouts.leave(page);
		softly.assertThat(Whereabouts.place(page))
			.as("where a link leads")
			.containsEntry("tag", "h1")
			.containsEntry("top", 0);
		Whereabouts.back(page);
		softly.assertThat(page.url()).isEqualTo(address);
		var back = Whereabouts.place(page);
		softly.assertThat(back).as("after Back").containsEntry("said", title);
		if (atHeading) {
			softly.assertThat(back).as("after Back").containsEntry("href", elsewhere(look));
		}
		if (look.state().isEmpty()) {
			softly.assertThat(back).as("after Back").containsEntry("top", left.get("top"));
		}
		if (!asked) {
			Whereabouts.mark(page);
		}
	}

	private static String elsewhere(Looks.Look look) {
		return look.address().equals("accessibility") ? "privacy" : "accessibility";
	}

	/** The browser itself logs the status of a page that answers with 403 or 404. */
	private static boolean tellsOfMissingPage(String complaint) {
		return complaint.startsWith("Failed to load resource") && complaint.contains("40");
	}

}
