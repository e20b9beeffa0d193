package scot.adp.directory.ui;

import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A list is looked at before anything of it is stored. */
@AdpTest
@Tag("browser")
class PastedListPageTests {

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	final String mark = UUID.randomUUID().toString().substring(0, 8);

	@AfterEach
	void takePeopleAway() {
		jdbc.sql(
				"delete from identity.member where account in (select id from identity.account where email like :mark)")
			.param("mark", "%" + mark + "@example.org")
			.update();
		jdbc.sql("delete from identity.account where email like :mark")
			.param("mark", "%" + mark + "@example.org")
			.update();
	}

	@Test
	void faultsAreShownByRowAndFieldAndTheRightListIsAddedOnce() {
		Page page = browser.looking("officer");
		browser.open(page, "/people/add");

		list(page).fill("Half a list");
		assertThat(page.locator(".draft-line:visible").first()).containsText("Kept at");
		look(page, "%s\nBruce %2$s\tManager\tNADRAS\tbruce\tboss".formatted(right(), mark));
		assertThat(page.locator(".error-summary:visible")).containsText("1 row must be put right first");
		assertThat(page.locator(".cell-fault")).containsText("did you mean NADARS");
		assertThat(button(page, "Add 1 person")).hasCount(0);
		assertThat(accounts()).isZero();

		look(page, right());
		button(page, "Add 1 person").click();
		page.waitForURL("**/people");
		assertThat(accounts()).isOne();

		browser.open(page, "/people/add");
		look(page, right());
		assertThat(page.getByText("There is nothing to add.")).isVisible();
	}

	@Test
	void personWithAnApostropheIsAddedAndOneWithoutAnAddressIsNot() {
		Page page = browser.looking("officer");
		browser.open(page, "/people/add");
		var email = page.getByLabel("E-mail");
		page.getByLabel("Name").fill("Fionnuala O\u2019Brien");
		page.getByLabel("Post").fill("Manager");
		page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Unit"))
			.fill("North Ayrshire Drug and Alcoho");
		page.locator("vaadin-combo-box-item:visible").first().click();

		email.fill("ann..b@%s.example.org".formatted(mark));
		email.blur();
		Browser.settle(page);
		assertThat(email).hasAttribute("aria-invalid", "true");
		button(page, "Add this person").click();
		Browser.settle(page);
		assertThat(page.locator(".error-summary:visible")).containsText("full stop too many");
		assertThat(accounts()).isZero();

		email.fill("Fionnuala O\u2019Brien <O\u2019Brien.%s@example.org>".formatted(mark));
		email.blur();
		Browser.settle(page);
		assertThat(email).hasValue("o'brien.%s@example.org".formatted(mark));
		assertThat(email).not().hasAttribute("aria-invalid", "true");
		button(page, "Add this person").click();
		page.waitForURL("**/people");
		assertThat(accounts()).isOne();
	}

	private String right() {
		return "Name\tPost\tUnit\tE-mail\nAilsa %1$s\tManager\tNADARS\tailsa.%1$s@example.org".formatted(mark);
	}

	private static void look(Page page, String list) {
		list(page).fill(list);
		button(page, "Look at it").click();
		Browser.settle(page);
	}

	private static Locator list(Page page) {
		return page.getByLabel("Paste the list here", new Page.GetByLabelOptions().setExact(true));
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
	}

	private int accounts() {
		return jdbc.sql("select count(*) from identity.account where email like :mark")
			.param("mark", "%" + mark + "@example.org")
			.query(Integer.class)
			.single();
	}

}
