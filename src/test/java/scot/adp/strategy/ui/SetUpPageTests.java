package scot.adp.strategy.ui;

import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** All rows of a filter are selected at once, those not loaded yet too. */
@AdpTest
@Tag("browser")
class SetUpPageTests {

	private static final int MANY = 130;

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
	void everythingThatTheFilterHoldsIsGivenALead() {
		IntStream.range(0, MANY).forEach(i -> plan.action("NAC-EMPLOYABILITY"));
		Page page = browser.looking("lead");
		browser.open(page, "/set-up?plan=%s&missing=lead".formatted(plan.code()));

		page.locator("vaadin-grid vaadin-checkbox").first().click();
		Browser.settle(page);
		assertThat(page.locator(".give")).hasText("Give it to %d actions".formatted(MANY));

		page.locator(".suggest").click();
		page.locator("vaadin-button",
				new Page.LocatorOptions().setHasText("Give %d actions their leads".formatted(MANY)))
			.click();
		Browser.settle(page);

		assertThat(page.locator(".missing > li").first())
			.hasText("Lead: %1$d of %1$d actions have one".formatted(MANY));
		assertThat(jdbc.sql("select count(*) from strategy.action where plan = :plan and lead is not null")
			.param("plan", plan.code())
			.query(Integer.class)
			.single()).isEqualTo(MANY);
	}

	@Test
	void whatIsTypedForOnePlanStaysWithItWhileFiltersChange(@Autowired ApplicationContext context) {
		try (var other = OwnPlan.in(context)) {
			Page page = browser.looking("lead");
			browser.open(page, "/set-up?plan=" + plan.code());
			Locator starts = page.getByLabel("Starts", new Page.GetByLabelOptions().setExact(true));
			starts.fill("31.2.2026");
			starts.press("Enter");
			assertThat(page.locator(".draft-line:visible")).containsText("Kept at");
			page.locator(".filters").getByLabel("Search").fill("flat");
			page.waitForURL("**text=flat**");
			assertThat(starts).hasValue("31.2.2026");

			choose(page, other);
			assertThat(starts).hasValue("");
			choose(page, plan);
			assertThat(starts).hasValue("31.2.2026");
		}
	}

	private static void choose(Page page, OwnPlan plan) {
		page.locator(".filters vaadin-select").first().click();
		page.locator("vaadin-select-item:visible").filter(new Locator.FilterOptions().setHasText(plan.code())).click();
		page.waitForURL("**plan=" + plan.code() + "**");
		Browser.settle(page);
	}

}
