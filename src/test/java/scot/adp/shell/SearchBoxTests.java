package scot.adp.shell;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The search of every page, by keyboard alone. */
@AdpTest
@Tag("browser")
class SearchBoxTests {

	@RegisterExtension
	final Browser browser = new Browser();

	@Test
	void ctrlKLeadsToTheSearchAndArrowsThroughWhatItFinds() {
		Page page = browser.looking("board");
		browser.open(page, "/partners");
		page.keyboard().press("Control+k");
		assertThat(page.locator(".search-panel")).isVisible();
		assertThat(page.locator(".search-panel")).containsText("Try a code");
		page.keyboard().type("nalox");
		assertThat(page.locator(".search-panel [role=status]")).containsText("results for");
		page.keyboard().press("ArrowDown");
		page.keyboard().press("ArrowDown");
		page.keyboard().press("ArrowUp");
		assertThat(page.locator(".search-panel a").first()).isFocused();
		page.keyboard().press("ArrowUp");
		assertThat(page.locator(".search-box input")).isFocused();
		page.keyboard().press("ArrowDown");
		page.keyboard().press("Enter");
		page.waitForURL(Pattern.compile(".*/actions/NAADP-2025/.*"));
		assertThat(page.locator(".search-panel")).isHidden();
		assertThat(page.locator(".search-box input")).hasValue("");
	}

	@Test
	void slashLeadsToTheSearchUnlessSomebodyTypesAndEscapeLeadsOut() {
		Page page = browser.looking("board");
		browser.open(page, "/people");
		page.keyboard().press("/");
		assertThat(page.locator(".search-box input")).isFocused();
		page.keyboard().press("Escape");
		assertThat(page.locator(".search-panel")).isHidden();
		page.locator("main vaadin-text-field input").first().click();
		page.keyboard().type("a/b");
		assertThat(page.locator("main vaadin-text-field input").first()).hasValue("a/b");
		assertThat(page.locator(".search-panel")).isHidden();
	}

	@Test
	void enterGoesToTheCodeThatWasTypedOrToAllResults() {
		Page page = browser.looking("board");
		browser.open(page, "/partners");
		page.keyboard().press("Control+k");
		page.keyboard().type("fam 1.17");
		page.keyboard().press("Enter");
		page.waitForURL("**/actions/NAADP-2025/FAM-1.17");
		page.keyboard().press("Control+k");
		page.keyboard().type("naloxne");
		page.keyboard().press("Enter");
		page.waitForURL("**/search?q=naloxne");
		assertThat(page.locator("main [role=status]")).containsText("Nothing has just these words");
		assertThat(page.locator("main .hits a").first()).containsText("aloxone");
		page.reload();
		assertThat(page.locator("main .hits a").first()).isVisible();
	}

	@Test
	void narrowScreensOpenItWithAButton() {
		Page page = browser.looking("board");
		page.setViewportSize(320, 700);
		browser.open(page, "/partners");
		assertThat(page.locator(".search-box input")).isHidden();
		page.locator(".search-open").click();
		assertThat(page.locator(".search-box input")).isFocused();
		page.keyboard().type("nadars");
		assertThat(page.locator(".search-panel .hits").first()).isVisible();
		page.keyboard().press("Escape");
		assertThat(page.locator(".search-box input")).isHidden();
		assertThat(page.locator(".search-open")).isFocused();
	}

	@Test
	void whoReadsLessIsToldWhatWasNotSearched() {
		Page page = browser.looking("board");
		browser.open(page, "/search?q=naloxone");
		page.locator("main .withheld summary").click();
		assertThat(page.locator("main .withheld")).containsText("Notes of the support team");
		Page team = browser.looking("lead");
		browser.open(team, "/search?q=naloxone");
		assertThat(team.locator("main .withheld")).not().containsText("Not searched");
	}

}
