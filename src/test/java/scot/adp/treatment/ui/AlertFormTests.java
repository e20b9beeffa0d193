package scot.adp.treatment.ui;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An alert as somebody writes it in a hurry, by the keyboard. */
@AdpTest
@Tag("browser")
class AlertFormTests {

	private static final Pattern ALERT = Pattern.compile(".*/alerts/[0-9a-f-]{36}");

	@RegisterExtension
	final Browser browser = new Browser();

	@Test
	void isSentWithoutAQuestionAndWordedAnewWhenItChanges() {
		Page page = browser.looking("officer");
		browser.open(page, "/alerts/new");
		var what = page.locator("vaadin-text-area textarea").first();
		what.focus();
		page.keyboard().type("Blue tablets put two people in hospital.");
		page.getByRole(AriaRole.CHECKBOX).first().focus();
		page.keyboard().press("Space");
		page.getByRole(AriaRole.BUTTON, named("Send for approval")).focus();
		page.keyboard().press("Enter");
		page.waitForURL(ALERT);
		Browser.settle(page);

		assertThat(page.locator("vaadin-confirm-dialog[opened]")).hasCount(0);
		assertThat(page.locator("main")).containsText("Blue tablets put two people in hospital.");

		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change").setExact(false)).first().click();
		page.waitForURL("**/change");
		Browser.settle(page);
		what = page.locator("vaadin-text-area textarea").first();
		what.fill("Blue tablets killed two people.");
		page.getByRole(AriaRole.BUTTON, named("Save")).focus();
		page.keyboard().press("Enter");
		page.waitForURL(ALERT);
		Browser.settle(page);

		assertThat(page.locator("vaadin-confirm-dialog[opened]")).hasCount(0);
		assertThat(page.locator("main")).not().containsText("in hospital");
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name).setExact(true);
	}

}
