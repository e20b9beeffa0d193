package scot.adp.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.vaadin.flow.router.Route;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import scot.adp.strategy.FilledIn;
import scot.adp.support.AdpTest;
import scot.adp.support.Axe;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page and its special states, looked at three times from one load: in light, in
 * dark and 320 pixels wide.
 */
@AdpTest
@Tag("browser")
class PagesTests {

	private static final int NARROW = 320;

	/** For each route of the program what to look at; a new route needs its line. */
	private static final Map<String, List<Look>> LOOKS = new TreeMap<>(Map.of(
	// @formatter:off
			"", List.of(Look.of("lead", ""), Look.of("lead", "?team&all"), Look.of("nadars", ""), Look.of("board", "")),
			"sign-in", List.of(Look.of("", "sign-in"), Look.of("", "sign-in?error")),
			"strategy/:plan?", List.of(Look.of("board", "strategy"), Look.of("board", "strategy/WAP-2023"),
					Look.of("board", "strategy/NM-2022")),
			"outcomes/:plan/:outcome", List.of(Look.of("housing", "outcomes/NAADP-2025/O6"),
					Look.of("housing", "outcomes/NAADP-2025/O99")),
			"principles/:plan?", List.of(Look.of("pear", "principles"), Look.of("pear", "principles/WAP-2023")),
			"actions", List.of(Look.of("officer", "actions"),
					Look.of("officer", "actions?plan=NAADP-2025&principle=PRV&freshness=STALE&kind=DELIVER"),
					Look.of("officer", "actions?text=nothing-of-the-kind")),
			"actions/:plan/:code", List.of(Look.of("board", "actions/NAADP-2025/FAM-1.17"),
					Look.of("lead", "actions/NAADP-2025/FAM-1.17?update=today"),
					Look.of("lead", "actions/WAP-2023/WAP-01"),
					Look.of("lead", "actions/NAADP-2025/TRT-5.6").after("with faults", PagesTests::saveNothing),
					Look.of("lead", "actions/NAADP-2025/TRT-5.6").after("with a review date", PagesTests::putOnHold),
					Look.of("lead", "actions/NAADP-2025/TRT-5.6?lead=today").after("with the dialog", PagesTests::awaitDialog),
					Look.of("lead", "actions/NAADP-2025/FAM-99")),
			"partners", List.of(Look.of("auditor", "partners")),
			"groups", List.of(Look.of("auditor", "groups")),
			"audit", List.of(Look.of("auditor", "audit"))));
			// @formatter:on

	static {
		LOOKS.put("actions/:plan/:code/edit", List.of(Look.of("lead", "actions/NAADP-2025/FAM-1.17/edit"),
				Look.of("lead", "actions/NAADP-2025/FAM-1.17/edit").after("with faults", PagesTests::saveNothing)));
		LOOKS.put("actions/:plan/new", List.of(Look.of("officer", "actions/NAADP-2025/new")));
		LOOKS.put("access", List.of(Look.of("lead", "access"), Look.of("lead", "access?text=nothing-of-the-kind"),
				Look.of("officer", "access")));
		LOOKS.put("access/:account", List
			.of(Look.of("lead", "access?text=Haldane").after("and on to the account", PagesTests::openAccount)));
		LOOKS.put("access/review", List.of(Look.of("lead", "access/review"), Look.of("auditor", "access/review")));
		LOOKS.put("plan-conflicts", List.of(Look.of("lead", "plan-conflicts")));
		LOOKS.put("plans/load", List.of(Look.of("lead", "plans/load")));
		LOOKS.put("imports", List.of(Look.of("lead", "imports"), Look.of("auditor", "imports")));
		LOOKS.put("strategy/:plan/closing", List.of(Look.of("lead", "strategy/WAP-2023/closing")));
		LOOKS.put("help", List.of(Look.of("lead", "help"), Look.of("lead", "help?show=answered")));
		LOOKS.put("mine", List.of(Look.of("housing", "mine"), Look.of("nadars", "mine"), Look.of("board", "mine"),
				Look.of("housing", "mine").after("with a wish for help", PagesTests::wishForHelp)));
		LOOKS.put("meetings", List.of(Look.of("lead", "meetings?group=BOARD"), Look.of("board", "meetings?past"),
				Look.of("lead", "meetings").after("with the dialog", PagesTests::addMeetings)));
		LOOKS.put("meetings/:group/:on",
				List.of(Look.of("lead", "meetings?group=BOARD").after("and on to the meeting", PagesTests::openMeeting),
						Look.of("board", "meetings?group=SMT").after("and on to the meeting", PagesTests::openMeeting),
						Look.of("lead", "meetings/BOARD/2020-01-01")));
		LOOKS.put("papers/:group/:on",
				List.of(Look.of("lead", "meetings?group=BOARD").after("and on to the paper", PagesTests::openPaper),
						Look.of("board", "meetings?group=SMT").after("and on to the paper", PagesTests::openPaper)));
		LOOKS.put("meetings/:group/:on/changes", List
			.of(Look.of("lead", "meetings?group=BOARD").after("and on to what changed", PagesTests::openChanges)));
		LOOKS.merge("actions/:plan/:code",
				List.of(Look.of("lead", "actions/NAADP-2025/FAM-1.17?asAt=2026-09-30"),
						Look.of("board", "actions/NAADP-2025/FAM-1.17?asAt=2024-01-01")),
				(some, others) -> Stream.concat(some.stream(), others.stream()).toList());
		LOOKS.merge("strategy/:plan?", List.of(Look.of("board", "strategy?asAt=2026-09-30")),
				(some, others) -> Stream.concat(some.stream(), others.stream()).toList());
		LOOKS.put("returns", List.of(Look.of("lead", "returns?all"), Look.of("board", "returns"),
				Look.of("lead", "returns").after("with the dialog", PagesTests::changeReturn)));
		LOOKS.put("board-lines/:group/:on", List.of(Look.of("lead", "actions/NAADP-2025/FAM-1.17")
			.after("and on to the lines of the meeting", PagesTests::openBoardLines)));
		LOOKS.put("redaction", List.of(Look.of("ig", "redaction").after("with faults", PagesTests::searchNothing),
				Look.of("ig", "redaction").after("with what was found", PagesTests::searchWords)));
		LOOKS.merge("actions/:plan/:code", List.of(
				Look.of("lead", "actions/NAADP-2025/TRT-5.6").after("adding a milestone", PagesTests::addMilestone),
				Look.of("lead", "actions/NAADP-2025/TRT-5.6").after("with a warning", PagesTests::nameSomebody)),
				(some, others) -> Stream.concat(some.stream(), others.stream()).toList());
	}

	static {
		LOOKS.put("meetings/:group/:on/walk",
				List.of(Look.of("lead", "board").after("and on to the walk", PagesTests::walk),
						Look.of("officer", "board").after("and asking in the walk", PagesTests::askInTheWalk),
						Look.of("officer", "board").after("and its keys", PagesTests::keysOfTheWalk),
						Look.of("officer", "board").after("and the walk's summary", PagesTests::endTheWalk)));
		LOOKS.put("nudge",
				List.of(Look.of("lead", "nudge"), Look.of("lead", "nudge?to=00000000-0000-0000-0000-000000000000")));
		LOOKS.put("outbox", List.of(Look.of("lead", "outbox"), Look.of("lead", "outbox?sent"),
				Look.of("officer", "nudge").after("and on to the outbox", PagesTests::nudgeAll)));
		LOOKS.put("coverage",
				List.of(Look.of("board", "coverage"), Look.of("lead", "coverage"),
						Look.of("board", "coverage?by=framework&target=NM-2022"), Look.of("board", "coverage?by=unit"),
						Look.of("lead", "coverage?by=person"), Look.of("board", "coverage?by=group"),
						Look.of("board", "coverage?plan=NM-2022&by=principle")));
		LOOKS.put("board", List.of(Look.of("board", "board"), Look.of("lead", "board")));
		LOOKS.merge("actions/:plan/:code",
				List.of(Look.of("lead", "actions/NAADP-2025/TRT-5.6?give=today")
					.after("to give it", PagesTests::awaitDialog)),
				(some, others) -> Stream.concat(some.stream(), others.stream()).toList());
		LOOKS.put("people", List.of(Look.of("lead", "people"), Look.of("board", "people?unit=NADARS"),
				Look.of("officer", "people?text=nobody-of-that-name")));
		LOOKS.put("people/add", List.of(Look.of("lead", "people/add").after("with faults", PagesTests::addNobody),
				Look.of("officer", "people/add").after("with a bad list", PagesTests::pasteBadList)));
		LOOKS.put("people/:member", List.of(
				Look.of("lead", "people?unit=NADARS").after("and on to one person", PagesTests::openFirstPerson),
				Look.of("board", "people?unit=NADARS").after("and on to one person", PagesTests::openFirstPerson)));
		LOOKS.put("search",
				List.of(Look.of("board", "search"), Look.of("board", "search?q=support"),
						Look.of("lead", "search?q=nothing-of-the-kind"), Look.of("board", "search?q=naloxne"),
						Look.of("nadars", "search").after("while typing", PagesTests::search)));
		LOOKS.put("set-up", List.of(Look.of("lead", "set-up"), Look.of("officer", "set-up?plan=NM-2022"),
				Look.of("lead", "set-up?missing=deputy").after("with proposals", PagesTests::suggestLeads)));
		LOOKS.put("backups", List.of(Look.of("officer", "backups")));
	}

	static {
		LOOKS.put("access-matrix",
				List.of(Look.of("admin", "access-matrix"), Look.of("viewer", "access-matrix?role=unit-viewer")));
		LOOKS.merge("",
				List.of(Look.of("admin", ""), Look.of("viewer", ""), Look.of("analyst", ""), Look.of("editor", ""),
						Look.of("chair", "")),
				(some, others) -> Stream.concat(some.stream(), others.stream()).toList());
		LOOKS.merge("search", List.of(Look.of("admin", "search")),
				(some, others) -> Stream.concat(some.stream(), others.stream()).toList());
		LOOKS.put("actions/import",
				List.of(Look.of("lead", "actions/import"), Look.of("officer", "actions?plan=NAADP-2025&text=TRT-5")
					.after("and on to a workbook brought in", PagesTests::bringWorkbookIn)));
	}

	static {
		LOOKS.put("accessibility", List.of(Look.of("", "accessibility")));
		LOOKS.put("privacy", List.of(Look.of("", "privacy")));
		LOOKS.put("signed-out", List.of(Look.of("", "signed-out"), Look.of("", "signed-out?why=idle&to=actions"),
				Look.of("", "signed-out?why=disabled"), Look.of("board", "signed-out")));
		LOOKS.put("report-a-problem",
				List.of(Look.of("", "report-a-problem?page=actions&reference=K7TM-2QXA"),
						Look.of("board", "report-a-problem").after("with faults", PagesTests::reportNothing),
						Look.of("", "report-a-problem").after("and sent", PagesTests::reportSomething)));
		LOOKS.put("problem-reports",
				List.of(Look.of("", "report-a-problem").after("and on to the reports", PagesTests::openReports),
						Look.of("lead", "problem-reports?answered")));
		LOOKS.put("acceptable-use", List.of(Look.of("board", "acceptable-use")));
		LOOKS.put("not-known", List.of(Look.of("", "not-known")));
		LOOKS.put("sign-in-unavailable", List.of(Look.of("", "sign-in-unavailable")));
	}

	/** Pages that no route leads to, and what a page becomes for who may not open it. */
	private static final List<Look> ELSEWHERE = List.of(Look.of("lead", "nowhere/at/all"), Look.of("board", "imports"),
			Look.of("nadars", "outbox"), Look.of("admin", "strategy"));

	@RegisterExtension
	final Browser browser = new Browser();

	@Test
	void everyRouteIsLookedAt() {
		assertThat(LOOKS.keySet()).isEqualTo(routes());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("looks")
	@Execution(ExecutionMode.CONCURRENT)
	void pageServesEveryone(Look look) {
		Page page = look.account().isEmpty() ? browser.window() : browser.looking(look.account());
		browser.open(page, "/" + look.address());
		look.step().accept(page);
		Browser.settle(page);
		var softly = new SoftAssertions();
		softly.assertThat(Axe.faults(page, "html")).as("light").isEmpty();
		softly.assertThat(page.locator("h1").count()).as("headings of the first level").isOne();
		softly.assertThat(page.title()).as("title").isNotBlank();
		softly.assertThat(page.getAttribute("html", "lang")).as("language").startsWith("en");

		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		Browser.settle(page);
		softly.assertThat(Axe.faint(page)).as("dark").isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

		page.setViewportSize(NARROW, 700);
		Browser.settle(page);
		softly.assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
			.as("width at %d", NARROW)
			.isEqualTo(NARROW);
		softly.assertThat(Axe.faults(page, "html")).as("narrow").isEmpty();
		softly.assertThat(browser.complaints()).as("console").allMatch(PagesTests::tellsOfMissingPage);
		softly.assertAll();
	}

	static Stream<Look> looks() {
		return Stream.concat(LOOKS.values().stream().flatMap(List::stream), ELSEWHERE.stream());
	}

	/** The patterns of all routes, as the classes of the program declare them. */
	private static Set<String> routes() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
		return scanner.findCandidateComponents("scot.adp")
			.stream()
			.map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.map(view -> view.getAnnotation(Route.class).value())
			.collect(Collectors.toSet());
	}

	/** The browser itself logs the status of a page that answers with 403 or 404. */
	private static boolean tellsOfMissingPage(String complaint) {
		return complaint.startsWith("Failed to load resource") && complaint.contains("40");
	}

	private static void addNobody(Page page) {
		page.getByText("Add this person").click();
		page.waitForSelector(".error-summary:visible");
	}

	private static void pasteBadList(Page page) {
		page.getByLabel("Paste the list here").fill("Ailsa Test;Manager;NADRAS;ailsa;boss");
		page.getByText("Look at it").click();
		page.waitForSelector("vaadin-grid");
	}

	private static void openFirstPerson(Page page) {
		page.locator("vaadin-grid a[href^='people/']").first().click();
		page.waitForSelector(".facts");
	}

	private static void suggestLeads(Page page) {
		page.locator(".suggest").click();
		page.waitForSelector("text=Cancel");
	}

	private static void reportNothing(Page page) {
		page.getByText("Send the report").click();
		page.waitForSelector(".error-summary:visible");
	}

	private static void reportSomething(Page page) {
		page.getByLabel("What went wrong?").fill("The list stays empty.");
		page.getByText("Send the report").click();
		page.waitForSelector("h2:text-is('Thank you')");
	}

	private static void openReports(Page page) {
		reportSomething(page);
		page.navigate("/sign-in");
		page.fill("input[name=username]", "officer");
		page.fill("input[name=password]", "adp");
		page.press("input[name=password]", "Enter");
		page.waitForSelector("main#main h1");
		page.navigate("/problem-reports");
		page.waitForSelector(".panel vaadin-text-area");
	}

	private static void saveNothing(Page page) {
		page.keyboard().press("Control+Enter");
		page.waitForSelector(".error-summary:visible");
	}

	private static void bringWorkbookIn(Page page) {
		var saved = page.waitForDownload(() -> page.getByText("Workbook to fill in").click());
		try (var workbook = new FilledIn(Files.readAllBytes(saved.path()))) {
			workbook.action("TRT-5.1", "Ends on", "soon")
				.action("TRT-5.2", "Ends on", LocalDate.of(2027, 12, 1))
				.action("TRT-5.3", "Ends on", LocalDate.of(2027, 12, 1))
				// As if somebody had changed it here since.
				.kept("TRT-5.3", 12, "2027-11-01");
			page.getByText("Bring a filled workbook in").click();
			page.waitForSelector("vaadin-upload");
			page.setInputFiles("vaadin-upload input[type=file]",
					new FilePayload("from-treatment.xlsx", "application/octet-stream", workbook.bytes()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		page.waitForSelector("text=Changed on both sides");
	}

	private static void wishForHelp(Page page) {
		page.getByText("Ask for help").first().click();
		page.waitForSelector("text=What would help?");
	}

	private static void putOnHold(Page page) {
		page.getByLabel("On hold").check();
		page.waitForSelector("text=Review on");
	}

	private static void addMeetings(Page page) {
		page.getByText("Add meetings").click();
		awaitDialog(page);
	}

	private static void openMeeting(Page page) {
		page.locator(".plain a").first().click();
		page.waitForURL("**/meetings/*/*");
		page.waitForSelector("text=Papers due");
	}

	private static void openAccount(Page page) {
		page.locator("vaadin-grid a").first().click();
		page.waitForURL("**/access/*");
		page.waitForSelector("text=Close account");
	}

	private static void openPaper(Page page) {
		openMeeting(page);
		page.locator("a[href*='papers/']").first().click();
		page.waitForURL("**/papers/**");
		page.waitForSelector(".paper-headline");
	}

	private static void openChanges(Page page) {
		openMeeting(page);
		page.locator("a[href*='/changes']").first().click();
		page.waitForSelector(".changes-tools");
	}

	private static void changeReturn(Page page) {
		page.locator(".work vaadin-button").first().click();
		awaitDialog(page);
	}

	private static void openBoardLines(Page page) {
		page.locator(".board-line p a").click();
		page.waitForURL("**/board-lines/**");
		page.waitForSelector(".board-line-form");
	}

	private static void searchNothing(Page page) {
		page.keyboard().press("Tab");
		page.getByLabel("Words to find").fill("abc");
		page.keyboard().press("Enter");
		page.waitForSelector("text=Give at least 4 characters");
	}

	private static void searchWords(Page page) {
		page.getByLabel("Words to find").fill("The work is going to plan");
		page.keyboard().press("Enter");
		page.waitForSelector(".surrounding");
	}

	private static void addMilestone(Page page) {
		page.locator(".add-milestone").click();
		page.waitForSelector(".dialog-form");
	}

	private static void nameSomebody(Page page) {
		page.getByLabel("What happened").fill("Ring 07700 900123.");
		page.waitForSelector("text=This looks like it holds a phone number");
	}

	private static void awaitDialog(Page page) {
		page.waitForSelector(".dialog-form");
	}

	private static void walk(Page page) {
		String meeting = page.locator("a:text-is('The meeting')").getAttribute("href");
		page.navigate("/" + meeting + "/walk?show=all");
		page.waitForSelector(".walk-statuses");
		Browser.settle(page);
	}

	private static void askInTheWalk(Page page) {
		walk(page);
		page.keyboard().press("h");
		page.waitForSelector("text=Review on");
		page.keyboard().press("q");
		page.waitForSelector(".question vaadin-text-area:visible");
		page.keyboard().press("Enter");
		page.waitForSelector("text=Say in a few words what the group asks.");
	}

	private static void keysOfTheWalk(Page page) {
		walk(page);
		page.keyboard().press("?");
		page.waitForSelector("text=goes to the words");
	}

	private static void endTheWalk(Page page) {
		walk(page);
		page.navigate(page.url() + "&item=end");
		page.waitForSelector("h1:text-is('What was recorded')");
	}

	private static void search(Page page) {
		page.keyboard().press("Control+k");
		page.keyboard().type("support");
		page.waitForSelector(".search-panel .hits");
	}

	private static void nudgeAll(Page page) {
		if (page.locator("vaadin-button:has-text('in the outbox')").count() > 0) {
			page.locator("vaadin-button:has-text('in the outbox')").click();
			page.waitForURL("**/outbox");
			page.waitForSelector("vaadin-button:has-text('Mark as sent')");
		}
	}

	/**
	 * A page as somebody sees it.
	 *
	 * @param account who signs in; empty for nobody
	 * @param state what was done after it opened, in words
	 * @param step what to do after it opened
	 */
	record Look(String account, String address, String state, Consumer<Page> step) {

		static Look of(String account, String address) {
			return new Look(account, address, "", page -> {
			});
		}

		Look after(String state, Consumer<Page> step) {
			return new Look(account, address, state, step);
		}

		@Override
		public String toString() {
			return "%s /%s %s".formatted(account.isEmpty() ? "a stranger:" : account + ":", address, state).strip();
		}

	}

}
