package scot.adp.strategy.ui;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
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

/** The partner's two minutes, in a real browser. */
@AdpTest
@Tag("browser")
class PartnerPageTests {

	/** Longer overdue than anything of the sample data, so that it stands first. */
	private static final LocalDate LONG_OVERDUE = LocalDate.of(2025, 11, 24);

	private static final byte[] PDF = "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
		.getBytes(StandardCharsets.ISO_8859_1);

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
	void threeCardsAreAnsweredByKeyboardAlone() {
		List<String> actions = List.of(plan.action("NAC-HOUSING"), plan.action("NAC-HOUSING"),
				plan.action("NAC-HOUSING"));
		Page page = browser.window();
		page.navigate("/sign-in");
		page.waitForSelector("input[name=username]");
		Browser.settle(page);
		page.keyboard().type("housing");
		page.keyboard().press("Tab");
		page.keyboard().type("adp");
		page.keyboard().press("Enter");
		page.waitForSelector(".card");
		Browser.settle(page);
		assertThat(page.locator(".card").first()).containsText("update overdue since 24 November 2025");
		assertThat(page.locator("main")).not().containsText("Stale");
		for (int i = 0; i < 200 && !focused(page).equals("radio"); i++) {
			page.keyboard().press("Tab");
		}
		for (int i = 0; i < 3; i++) {
			assertThat(focused(page)).isEqualTo("radio");
			page.keyboard().press("ArrowRight");
			for (int j = 0; j < 3 && !focused(page).startsWith("What happened"); j++) {
				page.keyboard().press("Tab");
			}
			page.keyboard().type("Word number " + (i + 1));
			page.keyboard().press("Control+Enter");
			assertThat(page.locator(".card-saved")).hasCount(i + 1);
			Browser.settle(page);
		}
		assertThat(actions).isNotEmpty().allMatch(action -> plan.updates(action) == 1);
		assertThat(jdbc.sql("""
				select u.what_happened from strategy.progress_update u join strategy.action a on a.id = u.action
				where a.plan = :plan order by a.position""").param("plan", plan.code()).query(String.class).list())
			.containsExactly("Word number 1", "Word number 2", "Word number 3");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void draftIsThereOnAnotherMachineAndGoesWithTheUpdate() {
		String action = plan.action("NAC-HOUSING");
		Page page = browser.signedIn("housing");
		browser.open(page, address(action));
		page.getByLabel("At risk").check();
		page.getByLabel("What happened").pressSequentially("The post is still");
		assertThat(page.getByText("Kept at")).isVisible();
		Browser.settle(page);
		page.waitForTimeout(1_200);
		page.context().close();

		Page other = browser.signedIn("housing");
		browser.open(other, address(action));
		assertThat(other.getByLabel("What happened")).hasValue("The post is still");
		assertThat(other.getByLabel("At risk")).isChecked();
		assertThat(other.getByText("You typed this on 23 November 2026 and did not save it")).isVisible();
		assertThat(plan.updates(action)).isZero();
		other.locator("vaadin-button:text-is('Save')").click();
		assertThat(other.locator(".timeline > li")).hasCount(1);
		assertThat(other.getByLabel("What happened")).hasValue("");

		other.getByLabel("What happened").pressSequentially("Another thought");
		assertThat(other.getByText("Kept at")).isVisible();
		other.getByText("Start afresh").click();
		assertThat(other.getByLabel("What happened")).hasValue("");
		other.getByText("Bring it back").click();
		assertThat(other.getByLabel("What happened")).hasValue("Another thought");
		assertThat(other.getByText("Kept at")).isVisible();
		Browser.settle(other);
		other.reload();
		assertThat(other.getByLabel("What happened")).hasValue("Another thought");
		other.getByText("Start afresh").click();
		assertThat(other.getByLabel("What happened")).hasValue("");
		Browser.settle(other);
		other.reload();
		assertThat(other.getByLabel("What happened")).hasValue("");
	}

	@Test
	void cardShowsWhatWasTypedIntoTheWholeFormBeforeItSavesIt() {
		String action = plan.action("NAC-HOUSING");
		Page page = browser.looking("housing");
		browser.open(page, address(action));
		page.getByLabel("On track").check();
		page.getByLabel("What comes next (if you like)").fill("The second flat.");
		Locator on = page.getByLabel("As at", new Page.GetByLabelOptions().setExact(true));
		on.fill("31.2.2026");
		on.press("Enter");
		assertThat(page.getByText("Kept at")).isVisible();
		Browser.settle(page);

		browser.open(page, "/mine");
		Locator card = page.locator(".card").filter(new Locator.FilterOptions().setHasText(action)).first();
		assertThat(card.getByLabel("What comes next (if you like)")).hasValue("The second flat.");
		Locator shown = card.getByLabel("As at", new Locator.GetByLabelOptions().setExact(true));
		assertThat(shown).hasValue("31.2.2026");
		card.getByLabel("What happened").fill("The first flat.");
		card.getByText("Save and next").click();
		assertThat(card.locator(".error-summary:visible")).containsText("As at");
		assertThat(shown).isFocused();
		assertThat(plan.updates(action)).isZero();
	}

	@Test
	void wordsThatWereNotSavedStayWhereAnUpdateIsRecordedElsewhere() {
		String action = plan.action("NAC-HOUSING");
		Page page = browser.looking("housing");
		browser.open(page, address(action));
		page.getByLabel("What happened").fill("Two flats are let.");
		page.getByLabel("What happened").blur();
		assertThat(page.getByText("Kept at")).isVisible();
		graphQl.as("housing").query(OwnPlan.record(), Map.of("input", plan.update(action))).withoutErrors();

		browser.open(page, address(action));
		assertThat(page.getByLabel("What happened")).hasValue("Two flats are let.");
		assertThat(page.getByText("What is stored has changed since")).isVisible();
	}

	@Test
	void fileGoesWithAnUpdateAndHarmIsRefused() {
		String action = plan.action("NAC-HOUSING");
		Page page = browser.looking("housing");
		browser.open(page, address(action));
		page.getByLabel("Complete").check();
		Browser.settle(page);
		page.getByLabel("What happened").fill("It is done.");
		Locator input = page.locator("vaadin-upload input[type=file]");
		input.setInputFiles(new FilePayload("picture.png", "image/png",
				"<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
		assertThat(page.locator(".evidence-field [role=alert]")).containsText("none of the kinds of file");
		input.setInputFiles(new FilePayload("large.pdf", "application/pdf", new byte[11 * 1024 * 1024]));
		assertThat(page.locator(".evidence-field [role=alert]")).containsText("too large");
		input.setInputFiles(new FilePayload("Minutes of May.pdf", "application/pdf", PDF));
		assertThat(page.locator(".evidence-field .plain li")).containsText("Minutes of May");
		page.locator("vaadin-button:text-is('Save')").click();
		assertThat(page.locator(".timeline > li")).hasCount(1);
		assertThat(page.locator(".timeline .evidence a")).hasText("Minutes of May");
		var download = page.waitForDownload(() -> page.locator(".timeline .evidence a").click());
		assertThat(download.suggestedFilename()).isEqualTo("Minutes of May.pdf");
	}

	@Test
	void whatWasRefusedIsNotToldBesideTheFileThatIsTakenNext() {
		Page page = browser.looking("housing");
		browser.open(page, address(plan.action("NAC-HOUSING")));
		page.getByText("Evidence: a link or a file").click();
		Browser.settle(page);
		Locator input = page.locator("vaadin-upload input[type=file]");
		Locator told = page.locator(".evidence-field [role=alert]");
		for (String name : List.of("first.txt", "second.txt")) {
			input.setInputFiles(new FilePayload(name, "", "no kind of file".getBytes(StandardCharsets.UTF_8)));
			assertThat(told).isVisible();
			assertThat(told).containsText(name + ": This is none of the kinds of file taken here");
		}
		assertThat(told).not().containsText("first.txt");
		input.setInputFiles(new FilePayload("third.pdf", "", PDF));
		assertThat(page.locator(".evidence-field .plain li")).hasCount(1);
		assertThat(told).isHidden();

		page.locator(".evidence-field .plain li vaadin-button").click();
		page.getByRole(AriaRole.ALERTDIALOG)
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take away").setExact(true))
			.click();
		assertThat(page.locator(".evidence-field .plain li:visible")).hasCount(0);
	}

	@Test
	void helpIsAskedFromACardAndItsAnswerComesBack() {
		String action = plan.action("NAC-HOUSING");
		Page page = browser.looking("housing");
		browser.open(page, "/");
		Locator card = page.locator(".card").first();
		assertThat(card).containsText(action + " Action of a test");
		card.getByLabel("At risk").check();
		card.getByLabel("What happened").fill("A post is vacant.");
		card.getByText("Ask for help").click();
		card.getByLabel("What would help?").fill("A second officer.");
		card.getByText("Save and next").click();
		assertThat(page.locator(".card-saved").first()).containsText("At risk");

		Page team = browser.looking("lead");
		browser.open(team, "/?team&all");
		Locator link = team.locator("a[href^='help?answer=']")
			.filter(new Locator.FilterOptions().setHasText("Answer"))
			.and(team.getByLabel("Answer: %s Action of a test".formatted(action)))
			.first();
		String answer = "/" + link.getAttribute("href");
		link.click();
		assertThat(team.locator(".dialog-form")).containsText("A second officer.");
		team.getByLabel("Answer", new Page.GetByLabelOptions().setExact(true)).fill("The board decides in January.");
		team.getByLabel("Or take it to a meeting").fill("Group of a test");
		team.locator("vaadin-combo-box-item:visible").first().click();
		team.getByText("Take it to the meeting").click();
		assertThat(team.getByText("What you typed as an answer is kept for you")).isVisible();
		assertThat(team.locator("vaadin-dialog[opened]")).hasCount(0);

		browser.open(team, answer);
		assertThat(team.getByLabel("Answer", new Page.GetByLabelOptions().setExact(true)))
			.hasValue("The board decides in January.");
		team.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the answer")).click();
		assertThat(team.locator("vaadin-dialog[opened]")).hasCount(0);

		browser.open(page, "/mine");
		assertThat(page.locator("main")).containsText("The board decides in January.");
	}

	private String address(String action) {
		return "/actions/%s/%s".formatted(plan.code(), action);
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

}
