package scot.adp.strategy.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The main job in a real browser, by the two roles that do it. */
@AdpTest
@Tag("browser")
class OneMinuteUpdateTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/**
	 * Longer overdue than anything of the sample data, so that it stands first on Today.
	 */
	private static final LocalDate LONG_OVERDUE = LocalDate.of(2025, 11, 24);

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	private OwnPlan plan;

	@BeforeEach
	void setUp() {
		plan = OwnPlan.in(context).withPapersDue(LONG_OVERDUE, MovableClock.START.toLocalDate().plusMonths(3));
	}

	@AfterEach
	void tearDown() {
		plan.close();
	}

	@Test
	void unitLeadUpdatesByKeyboardAlone() {
		String action = plan.action("NADARS");
		updatesByKeyboardAlone("nadars", action);
	}

	@Test
	void leadOfficerUpdatesByKeyboardAlone() {
		String action = plan.action("NAADP-SUPPORT");
		lead(action, "lead");
		updatesByKeyboardAlone("lead", action);
	}

	@Test
	void unitLeadSaysNoChangeByKeyboardAlone() {
		String action = plan.action("NADARS");
		var before = plan.update(action);
		before.put("on", "2025-10-01");
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", before)).withoutErrors();
		Instant start = Instant.now();
		Page page = signInByKeyboard("nadars");
		tabTo(page, "Update: %s Action of a test".formatted(action));
		page.keyboard().press("Enter");
		page.waitForURL("**/actions/" + plan.code() + "/" + action + "**");
		Browser.settle(page);
		backTo(page, "No change since October");
		page.keyboard().press("Enter");
		awaitToday(page);
		assertThat(page.getByText("Action of a test")).hasCount(0);
		assertThat(Duration.between(start, Instant.now())).isLessThan(MINUTE);
		assertThat(words(action)).containsExactly("The first sessions were held.", "ON_TRACK no change");
	}

	@Test
	void noChangeWithWordsIsAnUpdateWithThem() {
		String action = plan.action("NADARS");
		var before = plan.update(action);
		before.put("on", "2025-10-01");
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", before)).withoutErrors();
		Page page = browser.looking("nadars");
		browser.open(page, address(action));
		page.getByLabel("What happened").fill("The second group starts in May.");
		page.getByText("No change since October").click();
		assertThat(page.locator(".timeline > li")).hasCount(2);
		assertThat(page.getByLabel("What happened")).hasValue("");
		assertThat(words(action)).containsExactly("The first sessions were held.", "The second group starts in May.");
	}

	@Test
	void supportTeamRecordsForAUnitWithHowItHeard() {
		String action = plan.action("NADARS");
		Page page = browser.looking("officer");
		browser.open(page, address(action));
		page.getByLabel("At risk").check();
		page.getByLabel("What happened").fill("Told on the phone that a nurse is missing.");
		page.keyboard().press("Control+Enter");
		assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("how you heard")))
			.isVisible();
		assertThat(plan.updates(action)).isZero();
		page.getByLabel("By phone").check();
		page.keyboard().press("Control+Enter");
		assertThat(page.locator(".timeline > li")).hasCount(1);
		assertThat(page.locator(".timeline > li")).containsText("heard by phone");
	}

	@Test
	void conflictShowsBothVersionsAndLosesNothing() {
		String action = plan.action("NADARS");
		Page first = browser.looking("nadars");
		Page second = browser.looking("lead");
		browser.open(first, address(action));
		browser.open(second, address(action));
		first.getByLabel("On track").check();
		first.getByLabel("What happened").fill("The unit says it opened.");
		save(first);
		assertThat(first.locator(".timeline > li")).hasCount(1);

		second.getByLabel("By e-mail").check();
		second.getByLabel("At risk").check();
		second.getByLabel("What happened").fill("The officer heard it is late.");
		save(second);
		Locator conflict = second.locator(".conflict");
		assertThat(conflict).containsText("The unit says it opened.");
		assertThat(conflict).containsText("The officer heard it is late.");
		assertThat(second.getByLabel("What happened")).hasValue("The officer heard it is late.");
		assertThat(words(action)).containsExactly("The unit says it opened.");

		second.getByText("Keep mine, to save on top").click();
		assertThat(conflict).isHidden();
		save(second);
		assertThat(second.locator(".timeline > li")).hasCount(2);
		assertThat(words(action)).containsExactlyInAnyOrder("The unit says it opened.",
				"The officer heard it is late.");
	}

	@Test
	void doubleClickRecordsOnce() {
		String action = plan.action("NADARS");
		Page page = browser.looking("nadars");
		browser.open(page, address(action));
		page.getByLabel("On track").check();
		page.getByLabel("What happened").fill("It opened.");
		page.locator("vaadin-button:text-is('Save')").dblclick();
		assertThat(page.locator(".timeline > li")).hasCount(1);
		Browser.settle(page);
		assertThat(words(action)).containsExactly("It opened.");
	}

	@Test
	void leadOfficerGivesALeadByKeyboardAlone() {
		String action = plan.action("NADARS");
		Page page = signInByKeyboard("lead");
		page.navigate("/?all");
		Browser.settle(page);
		tabTo(page, "Give it a lead: %s Action of a test".formatted(action));
		page.keyboard().press("Enter");
		page.waitForSelector(".dialog-form");
		Browser.settle(page);
		page.keyboard().type("Shona");
		page.waitForSelector("vaadin-combo-box-item:visible:has-text('Shona McKerrow')");
		page.keyboard().press("ArrowDown");
		page.keyboard().press("Enter");
		tabTo(page, "Save");
		page.keyboard().press("Enter");
		assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
		assertThat(page.getByText("Saved who leads " + action)).isVisible();
		assertThat(jdbc.sql("""
				select c.username from strategy.action a join identity.member m on m.id = a.lead
				join identity.account c on c.id = m.account where a.plan = :plan and a.code = :code""")
			.param("plan", plan.code())
			.param("code", action)
			.query(String.class)
			.single()).isEqualTo("nadars");
	}

	@Test
	void filteredListIsALink() {
		Page page = browser.looking("lead");
		browser.open(page, "/actions");
		String all = page.locator(".count").textContent();
		Locator freshness = page.getByLabel("Freshness").first();
		freshness.fill("Stale");
		page.waitForSelector("vaadin-multi-select-combo-box-item:visible:has-text('Stale')");
		freshness.press("Enter");
		page.waitForURL("**/actions?freshness=STALE");
		freshness.press("Escape");
		Browser.settle(page);
		String stale = page.locator(".count").textContent();
		assertThat(stale).isNotEqualTo(all);

		Page other = browser.looking("board");
		other.navigate(page.url());
		assertThat(other.locator(".count")).hasText(stale);
	}

	@Test
	void reloadAndBackKeepThePlace() {
		Page page = browser.looking("lead");
		browser.open(page, "/actions?plan=NAADP-2025&freshness=STALE");
		String stale = page.locator(".count").textContent();
		page.reload();
		assertThat(page.locator(".count")).hasText(stale);
		Browser.settle(page);
		page.locator("vaadin-grid a").first().click();
		page.waitForSelector(".crumbs");
		Browser.settle(page);
		page.goBack();
		assertThat(page.locator(".count")).hasText(stale);
		assertThat(page).hasURL(browser.address() + "/actions?plan=NAADP-2025&freshness=STALE");
	}

	@Test
	void signingOutEndsAccess() {
		Page page = browser.signedIn("nadars");
		Page sameSession = page.context().newPage();
		browser.open(sameSession, "/actions");
		page.locator("#sign-out").click();
		page.waitForURL("**/sign-in");
		page.navigate("/actions");
		page.waitForURL("**/sign-in");
		sameSession.locator("vaadin-side-nav-item:has-text('Strategy')").last().click();
		sameSession.waitForURL("**/sign-in");
	}

	@Test
	void endedMembershipIsRefusedInWords() {
		String action = plan.action("NADARS");
		try (var person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS")) {
			Page page = browser.signedIn(person.username());
			browser.open(page, address(action));
			page.getByLabel("On track").check();
			page.getByLabel("What happened").fill("It opened.");
			person.ends(Role.UNIT_LEAD, MovableClock.START.toLocalDate().minusDays(1));
			// What is known of a caller is remembered for two seconds.
			page.waitForTimeout(2_500);
			save(page);
			Locator refusal = page.locator("vaadin-confirm-dialog[opened], .error-summary:visible");
			assertThat(refusal).containsText("This is not open to you");
			assertThat(page.getByLabel("What happened")).hasValue("It opened.");
			assertThat(plan.updates(action)).isZero();
			browser.open(page, "/");
			assertThat(page.locator("main#main")).containsText("This is not open to you");
			assertThat(page.locator("main#main")).containsText("Reference");
		}
	}

	private void updatesByKeyboardAlone(String account, String action) {
		Instant start = Instant.now();
		Page page = signInByKeyboard(account);
		tabTo(page, "Update");
		assertThat(focused(page)).isEqualTo("Update: %s Action of a test".formatted(action));
		page.keyboard().press("Enter");
		page.waitForURL("**/actions/" + plan.code() + "/" + action + "**");
		Browser.settle(page);
		assertThat(focused(page)).isEqualTo("What happened");
		backTo(page, "radio");
		for (int i = 0; i < 6 && !page.getByLabel("At risk").isChecked(); i++) {
			page.keyboard().press("ArrowRight");
		}
		assertThat(page.getByLabel("At risk")).isChecked();
		tabTo(page, "What happened");
		page.keyboard().type("Two of the four posts are filled.");
		page.keyboard().press("Tab");
		page.keyboard().type("Interviews in December.");
		page.keyboard().press("Control+Enter");
		awaitToday(page);
		assertThat(page.getByText("Action of a test")).hasCount(0);
		assertThat(Duration.between(start, Instant.now())).isLessThan(MINUTE);
		assertThat(words(action)).containsExactly("Two of the four posts are filled.");
		assertThat(jdbc
			.sql("""
					select u.status || ', ' || u.next_step from strategy.progress_update u join strategy.action a on a.id = u.action
					where a.plan = :plan""")
			.param("plan", plan.code())
			.query(String.class)
			.single()).isEqualTo("AT_RISK, Interviews in December.");
		assertThat(browser.complaints()).isEmpty();
	}

	private Page signInByKeyboard(String account) {
		Page page = browser.window();
		page.navigate("/sign-in");
		page.waitForSelector("input[name=username]");
		Browser.settle(page);
		page.keyboard().type(account);
		page.keyboard().press("Tab");
		page.keyboard().type("adp");
		page.keyboard().press("Enter");
		awaitToday(page);
		if (!account.equals("lead")) {
			// A unit's lead begins elsewhere, and finds the whole list here.
			page.navigate("/?all");
			awaitToday(page);
		}
		return page;
	}

	private static void awaitToday(Page page) {
		page.waitForSelector("main#main:not(:has(.crumbs)) h1");
		Browser.settle(page);
	}

	/** Presses Tab until something has the focus whose name begins so. */
	private static void tabTo(Page page, String name) {
		press(page, "Tab", name);
	}

	private static void backTo(Page page, String name) {
		press(page, "Shift+Tab", name);
	}

	private static void press(Page page, String key, String name) {
		for (int i = 0; i < 200; i++) {
			page.keyboard().press(key);
			if (focused(page).startsWith(name)) {
				return;
			}
		}
		throw new AssertionError("Nothing with the focus is called '" + name + "'");
	}

	/** What has the focus, by the name that it is heard by. */
	private static String focused(Page page) {
		return String.valueOf(page.evaluate("""
				() => {
				  const it = document.activeElement;
				  if (it.type === 'radio') return 'radio';
				  return (it.getAttribute('aria-label') || (it.labels && it.labels[0] && it.labels[0].textContent)
				      || it.textContent).trim();
				}"""));
	}

	private static void save(Page page) {
		page.locator("vaadin-button:text-is('Save')").click();
		Browser.settle(page);
	}

	private String address(String action) {
		return "/actions/%s/%s".formatted(plan.code(), action);
	}

	private void lead(String action, String account) {
		jdbc.sql("""
				update strategy.action set lead = (select m.id from identity.member m
				    join identity.account c on c.id = m.account where c.username = :account)
				where plan = :plan and code = :code""")
			.param("account", account)
			.param("plan", plan.code())
			.param("code", action)
			.update();
	}

	/** What the stored updates of an action say, the oldest first. */
	private List<String> words(String action) {
		return jdbc.sql("""
				select coalesce(u.what_happened, u.status || ' no change') from strategy.progress_update u
				join strategy.action a on a.id = u.action
				where a.plan = :plan and a.code = :code order by u.said_on, u.recorded_at""")
			.param("plan", plan.code())
			.param("code", action)
			.query(String.class)
			.list();
	}

}
