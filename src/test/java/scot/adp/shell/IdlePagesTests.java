package scot.adp.shell;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.test.context.TestPropertySource;
import scot.adp.support.AdpTest;
import scot.adp.support.Axe;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Open pages of somebody who does nothing. The times are short here, and the tests wait
 * for what a page shows, never for a time; both at once, as most of it is waiting.
 */
@AdpTest
@TestPropertySource(properties = { "adp.session.idle=16s", "adp.session.warning=9s", "adp.acceptable-use.asked=true" })
@Execution(ExecutionMode.CONCURRENT)
@Tag("browser")
@Tag("slow")
class IdlePagesTests {

	@RegisterExtension
	final Browser browser = new Browser();

	@Test
	void openPagesThatAskAllTheTimeEndAfterAWarningWithAWayToGoOn() {
		Page page = signedIn("housing");
		Page other = page.context().newPage();
		browser.open(other, "/actions");
		Browser.load(page, "/partners");
		// In the hand of the reader when the warning comes.
		page.locator(".save-list vaadin-menu-bar-button").first().focus();

		warning(page).waitFor();
		assertThat(page.evaluate("() => document.activeElement.classList.contains('session-stay')"))
			.isEqualTo(Boolean.TRUE);
		assertThat(warning(page).locator(".session-left").textContent())
			.matches("You will be signed out in \\d seconds?.");
		assertThat(warning(page).locator(".session-left").getAttribute("aria-hidden")).isEqualTo("true");
		assertThat(Axe.faults(page, "#session-warning")).isEmpty();
		warning(other).waitFor();

		page.keyboard().press("Enter");
		warning(page).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
		warning(other).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
		assertThat(page.evaluate("() => document.activeElement.localName")).isEqualTo("vaadin-menu-bar-button");

		page.waitForURL("**/signed-out?why=idle&to=partners");
		other.waitForURL("**/signed-out?why=idle&to=actions*");
		assertThat(page.locator("main").textContent()).contains("Nothing was done for a while");

		page.getByText("Sign in and go on where you were").click();
		page.waitForURL("**/sign-in");
		page.fill("input[name=username]", "housing");
		page.fill("input[name=password]", "adp");
		page.press("input[name=password]", "Enter");
		page.waitForURL("**/partners*");
	}

	@Test
	void signingOutTakesTheOtherPagesAway() {
		Page page = signedIn("nadars");
		Page other = page.context().newPage();
		browser.open(other, "/actions");
		// As where what is typed is kept nowhere, and nobody is there to answer.
		other.evaluate("() => { window.onbeforeunload = event => event.preventDefault(); }");
		other.onDialog(Dialog::dismiss);
		other.locator("main h1").click();

		page.locator("#sign-out").click();

		other.waitForURL("**/signed-out?why=signed-out");
		assertThat(other.locator("main").textContent()).contains("All pages that you had open here are closed");
	}

	/** The rules of use are asked for here too; whoever accepted them goes on. */
	private Page signedIn(String account) {
		Page page = browser.signedIn(account);
		page.waitForURL("**/acceptable-use*");
		page.getByText("I accept these rules").click();
		page.locator("#sign-out").waitFor();
		Browser.settle(page);
		return page;
	}

	private static Locator warning(Page page) {
		return page.locator("#session-warning");
	}

}
