package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
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
import scot.adp.support.MovableClock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What people type into fields of a real browser, and what becomes of it. */
@AdpTest
@Tag("browser")
class TypedFieldsTests {

	private static final LocalDate STORED = LocalDate.of(2026, 4, 1);

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	private OwnPlan plan;

	private String action;

	@BeforeEach
	void setUp() {
		plan = OwnPlan.in(context).withPapersDue(LocalDate.of(2026, 12, 1));
		action = plan.action("NADARS");
		jdbc.sql("update strategy.action set starts_on = :on, cadence_months = 3 where id = :id")
			.param("on", STORED)
			.param("id", plan.id(action))
			.update();
	}

	@AfterEach
	void tearDown() {
		plan.close();
	}

	@Test
	void dayThatIsNoneIsToldAndTheStoredOneStays() {
		Page page = edit();
		Locator startsOn = page.getByLabel("Starts on");
		type(startsOn, "31.2.2026");
		save(page);
		assertThat(page.locator(".error-summary:visible"))
			.containsText("Starts on: There is no day 31 in February 2026");
		assertThat(startsOn).hasValue("31.2.2026");
		assertThat(startsOn).isFocused();
		assertThat(stored("starts_on", LocalDate.class)).isEqualTo(STORED);

		type(startsOn, "1-5-26");
		assertThat(page.locator("vaadin-date-picker [slot=error-message]").first()).containsText("four digits");
		type(startsOn, "1 May 99");
		save(page);
		assertThat(page.locator(".error-summary:visible")).containsText("four digits");
		assertThat(stored("starts_on", LocalDate.class)).isEqualTo(STORED);

		type(startsOn, "1/5/26");
		assertThat(startsOn).hasValue("1 May 2026");
		type(startsOn, "2 May 26");
		assertThat(startsOn).hasValue("2 May 2026");
		type(startsOn, "1.5.2026");
		assertThat(startsOn).hasValue("1 May 2026");
		save(page);
		page.waitForURL("**/actions/" + plan.code() + "/" + action);
		assertThat(stored("starts_on", LocalDate.class)).isEqualTo("2026-05-01");
	}

	@Test
	void dayThatIsTypedStaysWhereEscapeClosesTheCalendar() {
		Page page = edit();
		Locator startsOn = page.getByLabel("Starts on");
		for (String typed : List.of("31.2.2026", "2 May 2026")) {
			startsOn.fill(typed);
			for (int i = 0; i < 2; i++) {
				startsOn.press("Escape");
				Browser.settle(page);
				assertThat(startsOn).hasValue(typed);
			}
		}
		save(page);
		page.waitForURL("**/actions/" + plan.code() + "/" + action);
		assertThat(stored("starts_on", LocalDate.class)).isEqualTo("2026-05-02");
	}

	@Test
	void noteThatWasMeantForAUnitIsNoOtherNote() {
		jdbc.sql("""
				with draft as (
				    insert into shell.draft (account, place, saved_at)
				    select id, :place, :at from identity.account where username = 'lead' returning account, place)
				insert into shell.draft_field (account, place, field, typed)
				select account, place, field, typed from draft,
				    (values ('words', 'For us alone.'), ('from', 'NADARS')) as kept (field, typed)""")
			.param("place", "strategy.note %s/%s".formatted(plan.code(), action))
			.param("at", MovableClock.START)
			.update();
		Page page = browser.looking("lead");
		browser.open(page, "/actions/%s/%s".formatted(plan.code(), action));
		assertThat(page.getByLabel("Add a note")).hasValue("For us alone.");
		Locator from = page.locator(".notes vaadin-radio-group");
		assertThat(from).containsText("offered no more");
		page.locator("vaadin-button:text-is('Add the note')").click();
		assertThat(from).containsText("Choose whose note it is.");
		assertThat(notes()).isEmpty();

		page.getByLabel("Support team only").check();
		page.locator("vaadin-button:text-is('Add the note')").click();
		assertThat(page.locator(".notes .timeline > li")).hasCount(1);
		assertThat(notes()).containsExactly("TEAM");
	}

	private List<String> notes() {
		return jdbc.sql("select layer from strategy.note where action = :id")
			.param("id", plan.id(action))
			.query(String.class)
			.list();
	}

	@Test
	void emptiedDayIsEmptied() {
		Page page = edit();
		type(page.getByLabel("Starts on"), "31.2.2026");
		type(page.getByLabel("Starts on"), "");
		save(page);
		page.waitForURL("**/actions/" + plan.code() + "/" + action);
		assertThat(stored("starts_on", LocalDate.class)).isNull();
	}

	@Test
	void numberThatIsNoneIsToldAndTheStoredOneStays() {
		Page page = edit();
		Locator months = page.getByLabel("Months between updates");
		for (String typed : new String[] { "-", "1.5" }) {
			type(months, typed);
			save(page);
			assertThat(page.locator(".error-summary:visible")).containsText("This is no whole number");
			assertThat(months).hasValue(typed);
			assertThat(stored("cadence_months", Integer.class)).isEqualTo(3);
		}
		type(months, "4");
		save(page);
		page.waitForURL("**/actions/" + plan.code() + "/" + action);
		assertThat(stored("cadence_months", Integer.class)).isEqualTo(4);
	}

	@Test
	void textThatIsNoChoiceIsToldAndWhatWasChosenStays() {
		Page page = edit();
		Locator unit = page.getByLabel("Lead unit");
		String chosen = unit.inputValue();
		type(unit, "Nowhere at all");
		assertThat(unit).hasValue("Nowhere at all");
		save(page);
		assertThat(page.locator(".error-summary:visible")).containsText("Nowhere at all\u201d is none of the choices");
		assertThat(stored("lead_unit", String.class)).isEqualTo("NADARS");

		type(unit, chosen);
		save(page);
		page.waitForURL("**/actions/" + plan.code() + "/" + action);
		assertThat(stored("lead_unit", String.class)).isEqualTo("NADARS");
	}

	@Test
	void movedMeetingKeepsItsPaperDayUnlessAnotherIsTyped() {
		LocalDate meeting = LocalDate.of(2026, 12, 15);
		Page page = browser.looking("lead");
		browser.open(page, "/meetings/%s/%s".formatted(plan.group(), meeting));
		page.getByText("Move", new Page.GetByTextOptions().setExact(true)).click();
		Locator due = page.locator("vaadin-dialog").getByLabel("Papers due");
		assertThat(due).hasValue("1 December 2026");
		type(due, "soon");
		page.getByText("Move the meeting").click();
		assertThat(page.locator(".error-summary:visible")).containsText("This is no date; write it as 1 May 2026.");
		assertThat(papersDue(meeting)).isEqualTo("2026-12-01");

		type(due, "4.12.2026");
		assertThat(due).hasValue("4 December 2026");
		page.getByText("Move the meeting").click();
		assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
		assertThat(papersDue(meeting)).isEqualTo("2026-12-04");
	}

	@Test
	void pastedWordsAreKeptWholeAndToldByHowMuchTheyAreTooLong() {
		String pasted = "word ".repeat(938) + "end";
		Page page = browser.looking("nadars");
		browser.open(page, "/actions/%s/%s".formatted(plan.code(), action));
		page.getByLabel("On track").check();
		Locator words = page.getByLabel("What happened");
		words.click();
		page.keyboard().insertText(pasted);
		Locator told = page.locator("vaadin-text-area [slot=error-message]").first();
		assertThat(told).hasText("693 characters too long; up to 4,000.");
		save(page);
		assertThat(page.locator(".error-summary:visible")).containsText("693 characters too long; up to 4,000.");
		assertThat(words).hasValue(pasted);
		assertThat(plan.updates(action)).isZero();

		words.fill(pasted.substring(0, 3999));
		save(page);
		assertThat(page.locator(".timeline > li")).hasCount(1);
	}

	@Test
	void wordsThatAreTooLongAndADayThatIsNoneAreKept() {
		String pasted = "word ".repeat(938) + "end";
		Page page = browser.signedIn("nadars");
		String address = "/actions/%s/%s".formatted(plan.code(), action);
		browser.open(page, address);
		page.getByLabel("What happened").click();
		page.keyboard().insertText(pasted);
		assertThat(page.locator(".draft-line:visible")).containsText("Kept at");
		type(page.getByLabel("As at", new Page.GetByLabelOptions().setExact(true)), "31.2.2026");
		assertThat(page.locator("vaadin-date-picker[invalid]")).hasCount(1);
		page.context().close();

		Page other = browser.signedIn("nadars");
		browser.open(other, address);
		assertThat(other.getByLabel("What happened")).hasValue(pasted);
		Locator day = other.getByLabel("As at", new Page.GetByLabelOptions().setExact(true));
		assertThat(day).hasValue("31.2.2026");
		save(other);
		assertThat(other.locator(".error-summary:visible")).containsText("As at");
	}

	@Test
	void linesThatArePastedAndSavedAtOnceAreSaved() {
		Page page = browser.looking("nadars");
		browser.open(page, "/actions/%s/%s".formatted(plan.code(), action));
		page.getByLabel("On track").check();
		page.getByLabel("What happened").click();
		page.keyboard().insertText("The first line.\nThe second line.");
		save(page);

		assertThat(page.locator(".timeline > li")).hasCount(1);
		assertThat(page.locator(".timeline > li")).containsText("The second line.");
	}

	private Page edit() {
		Page page = browser.looking("lead");
		browser.open(page, "/actions/%s/%s/edit".formatted(plan.code(), action));
		page.getByLabel("Why").fill("To try it.");
		return page;
	}

	private static void type(Locator field, String text) {
		field.fill(text);
		// Closes what opened below the field, too.
		field.press("Enter");
		Browser.settle(field.page());
	}

	private static void save(Page page) {
		page.locator("vaadin-button:text-is('Save')").click();
		Browser.settle(page);
	}

	private <T> @Nullable T stored(String column, Class<T> type) {
		return jdbc.sql("select %s from strategy.action where id = :id".formatted(column))
			.param("id", plan.id(action))
			.query(type)
			.optional()
			.orElse(null);
	}

	private LocalDate papersDue(LocalDate meeting) {
		return jdbc.sql("select papers_due_on from directory.meeting where group_code = :group and held_on = :on")
			.param("group", plan.group())
			.param("on", meeting)
			.query(LocalDate.class)
			.single();
	}

}
