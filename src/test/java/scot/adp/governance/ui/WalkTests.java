package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A meeting walks through its items. */
@AdpTest
@Tag("browser")
class WalkTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	@AutoClose
	OwnPlan plan;

	/** A group that meets today, whose papers were due a fortnight ago. */
	@BeforeEach
	void makePlan() {
		plan = OwnPlan.in(context).withPapersDue(TODAY.minusDays(14));
	}

	@Test
	void chairOfficerRecordsAMeetingByKeyboardAlone() {
		String first = plan.action("NADARS");
		String second = plan.action("TPS-PEAR");
		var before = plan.update(second);
		before.put("on", "2026-10-01");
		graphQl.as("pear").query(OwnPlan.record(), Map.of("input", before)).withoutErrors();
		Page page = browser.looking("officer");
		browser.open(page, walk(""));
		assertThat(page.locator("h1")).containsText(first);
		assertThat(page.locator(".purpose")).containsText("1 of 2");

		press(page, "r");
		assertThat(page.locator(".walk-status[aria-pressed=true]")).hasText("ROff track");
		press(page, "q");
		page.keyboard().type("Who covers the gap, R or G?");
		press(page, "Enter");
		press(page, "w");
		page.keyboard().type("No nurse since October. A and Q keys write here.");
		press(page, "Enter");
		assertThat(page.locator("h1")).containsText(second);
		assertThat(page.locator(".walk-words")).not().isVisible();
		assertThat(page.locator(".walk-words")).containsText("The first sessions were held.");
		press(page, "Control+Enter");
		assertThat(page.locator("h1")).hasText("What was recorded");

		assertThat(page.getByText("Recorded for this day (2)")).isVisible();
		assertThat(page.getByText("Who covers the gap, R or G?")).isVisible();
		assertThat(said(first))
			.containsExactly("OFF_TRACK MEETING NADARS No nurse since October. A and Q keys write here.");
		assertThat(said(second)).containsExactly("ON_TRACK - - The first sessions were held.",
				"ON_TRACK MEETING TPS-PEAR no change");
		press(page, "Escape");
		page.waitForURL("**/meetings/" + plan.group() + "/" + TODAY);
	}

	@Test
	void whatIsNotSavedIsKeptAndTold() {
		String first = plan.action("NADARS");
		plan.action("TPS-PEAR");
		Page page = browser.looking("lead");
		browser.open(page, walk("?item=" + first));
		press(page, "a");
		assertThat(page.locator(".walk-status[aria-pressed=true]")).hasText("AAt risk");
		press(page, "ArrowRight");
		assertThat(page.locator(".purpose")).containsText("2 of 2");
		press(page, "ArrowLeft");
		assertThat(page.locator(".walk-status[aria-pressed=true]")).hasText("AAt risk");
		press(page, "Control+Enter");
		assertThat(page.locator(".error-summary")).containsText("what happened");
		assertThat(plan.updates(first)).isZero();
		press(page, "Escape");
		press(page, "ArrowRight");
		press(page, "ArrowRight");
		assertThat(page.getByText("Not saved yet (1)")).isVisible();
	}

	@Test
	void whatAnotherStatusAskedForIsNotSaid() {
		String action = plan.action("NADARS");
		Page page = browser.looking("lead");
		browser.open(page, walk(""));
		press(page, "b");
		page.getByLabel("Link to the evidence").fill("https://example.org/minutes");
		page.getByLabel("Link to the evidence").blur();
		page.locator(".walk-status").filter(new Locator.FilterOptions().setHasText("On track")).click();
		assertThat(page.getByLabel("Link to the evidence")).isHidden();
		page.getByLabel("What happened").fill("The first sessions were held.");
		press(page, "Control+Enter");
		assertThat(said(action)).hasSize(1);
		assertThat(
				jdbc.sql("select count(*) from strategy.progress_update where action = :id and evidence_link is null")
					.param("id", plan.id(action))
					.query(Integer.class)
					.single())
			.isOne();
	}

	@Test
	void singleKeysCanBeSwitchedOff() {
		plan.action("NADARS");
		Page page = browser.looking("lead");
		browser.open(page, walk(""));
		page.getByLabel("Single keys").uncheck();
		Browser.settle(page);
		press(page, "r");
		assertThat(page.locator(".walk-status[aria-pressed=true]")).hasCount(0);
		page.getByLabel("Single keys").check();
		Browser.settle(page);
		press(page, "r");
		assertThat(page.locator(".walk-status[aria-pressed=true]")).hasCount(1);
		press(page, "?");
		assertThat(page.getByText("goes to the words")).isVisible();
	}

	@Test
	void milestoneIsTickedByItsNumber() {
		String action = plan.action("NADARS");
		graphQl.as("nadars")
			.query("""
					mutation($input: AddMilestoneInput!) { addMilestone(input: $input) { code } }""",
					Map.of("input",
							Map.of("idempotencyKey", "m-" + plan.code(), "plan", plan.code(), "action", action, "title",
									"Nurse is in post", "baselineOn", "2026-12-01")))
			.withoutErrors();
		Page page = browser.looking("lead");
		browser.open(page, walk(""));
		assertThat(page.getByText("Nurse is in post")).isVisible();
		press(page, "1");
		assertThat(page.getByText("Open milestones")).hasCount(0);
		assertThat(jdbc.sql("""
				select m.done_on from strategy.milestone m join strategy.action a on a.id = m.action
				where a.plan = :plan""").param("plan", plan.code()).query(LocalDate.class).single()).isEqualTo(TODAY);
	}

	@Test
	void itemsThatAreUpToDateCanBeLeftOut() {
		String fresh = plan.action("NADARS");
		String late = plan.action("TPS-PEAR");
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", plan.update(fresh))).withoutErrors();
		plan.withPapersDue(TODAY.plusDays(30));
		Page page = browser.looking("lead");
		browser.open(page, walk("?show=late"));
		assertThat(page.locator("h1")).containsText(late);
		assertThat(page.locator(".purpose")).containsText("1 of 1");
	}

	private static void press(Page page, String key) {
		page.keyboard().press(key);
		Browser.settle(page);
	}

	private String walk(String query) {
		return "/meetings/%s/%s/walk%s".formatted(plan.group(), TODAY, query);
	}

	private List<String> said(String action) {
		return jdbc.sql("""
				select concat_ws(' ', u.status, coalesce(u.heard_how, '-'), coalesce(u.on_behalf_of, '-'),
				    coalesce(u.what_happened, 'no change'))
				from strategy.progress_update u join strategy.action a on a.id = u.action
				where a.plan = :plan and a.code = :code order by u.said_on, u.recorded_at""")
			.param("plan", plan.code())
			.param("code", action)
			.query(String.class)
			.list();
	}

}
