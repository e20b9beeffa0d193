package scot.adp.handround.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;

import javax.sql.DataSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.handround.FilledIn;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A workbook is saved from the list of actions, filled in, brought home and decided. */
@AdpTest
@Tag("browser")
class WorkbookPageTests {

	private static final LocalDate ENDS = LocalDate.of(2027, 12, 1);

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
	}

	@Test
	void conflictIsDecidedAndTheFaultyRowLeftOut() throws IOException {
		String changed = plan.action("NADARS");
		String both = plan.action("NADARS");
		String faulty = plan.action("NADARS");
		Page page = browser.looking("lead");
		browser.open(page, "/actions?plan=" + plan.code());
		var saved = page.waitForDownload(() -> page.getByText("Workbook to fill in").click());
		assertThat(saved.suggestedFilename()).startsWith("actions-" + plan.code()).endsWith(".xlsx");
		byte[] filled;
		try (var workbook = new FilledIn(Files.readAllBytes(saved.path()))) {
			filled = workbook.action(changed, "Ends on", ENDS)
				.action(both, "Ends on", ENDS)
				.action(faulty, "Ends on", "soon")
				.bytes();
		}
		jdbc.sql("update strategy.action set ends_on = :on, version = version + 1 where plan = :plan and code = :code")
			.param("on", ENDS.minusMonths(6))
			.param("plan", plan.code())
			.param("code", both)
			.update();

		browser.open(page, "/actions/import");
		page.setInputFiles("vaadin-upload input[type=file]",
				new FilePayload("from-nadars.xlsx", "application/octet-stream", filled));
		page.getByText("Keep ours: 1 June 2027").waitFor();
		page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("Agreed with the unit");
		confirm(page);
		assertThat(page.locator(".error-summary:visible")).containsText("not decided yet");
		assertThat(endsOn(changed)).isEqualTo("");

		page.getByText("Take theirs: 1 December 2027").click();
		page.getByText("Leave the row with a problem out").click();
		confirm(page);
		page.getByText("These rows were left out").waitFor();

		assertThat(endsOn(changed)).isEqualTo(ENDS.toString());
		assertThat(endsOn(both)).isEqualTo(ENDS.toString());
		assertThat(endsOn(faulty)).isEqualTo("");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void stoppedWhileItIsBroughtInNothingIsChanged(@Autowired DataSource database) throws Exception {
		String code = plan.action("NADARS");
		Page page = browser.looking("lead");
		browser.open(page, "/actions?plan=" + plan.code());
		var saved = page.waitForDownload(() -> page.getByText("Workbook to fill in").click());
		byte[] filled;
		try (var workbook = new FilledIn(Files.readAllBytes(saved.path()))) {
			filled = workbook.action(code, "Ends on", ENDS).bytes();
		}
		browser.open(page, "/actions/import");
		page.setInputFiles("vaadin-upload input[type=file]",
				new FilePayload("from-nadars.xlsx", "application/octet-stream", filled));
		page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("Agreed with the unit");
		var bringIn = page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Bring it in"));

		try (var other = database.getConnection()) {
			other.setAutoCommit(false);
			try (var lock = other.prepareStatement("select 1 from strategy.action where plan = ? for update")) {
				lock.setString(1, plan.code());
				lock.execute();
			}
			bringIn.click();
			var stop = page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Stop"));
			stop.waitFor();
			assertThat(bringIn).isDisabled();
			stop.click();
			assertThat(page.locator(".run-panel")).containsText("Stopping");
			assertThat(page.locator(".run-panel")).not().containsText("Nothing was changed");
			other.rollback();
		}
		assertThat(page.locator(".run-panel")).containsText("Stopped. Nothing was changed.");
		assertThat(endsOn(code)).isEqualTo("");

		assertThat(bringIn).isEnabled();
		bringIn.click();
		page.getByText("The workbook was brought in").first().waitFor();
		assertThat(endsOn(code)).isEqualTo(ENDS.toString());
		assertThat(browser.complaints()).isEmpty();
	}

	private static void confirm(Page page) {
		page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Bring it in")).click();
		Browser.settle(page);
	}

	private String endsOn(String code) {
		return jdbc.sql("select coalesce(ends_on::text, '') from strategy.action where plan = :plan and code = :code")
			.param("plan", plan.code())
			.param("code", code)
			.query(String.class)
			.single();
	}

}
