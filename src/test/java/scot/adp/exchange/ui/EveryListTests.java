package scot.adp.exchange.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.vaadin.flow.router.Route;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import scot.adp.exchange.DelimitedText;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** Every list of the program saves what it shows, as many rows as it counts. */
@AdpTest
@Tag("browser")
class EveryListTests {

	private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

	/**
	 * For each route with a list where to look; a new route needs its line here or below.
	 */
	private static final Map<String, List<Look>> LISTS = new TreeMap<>(Map.ofEntries(
	// @formatter:off
			Map.entry("actions", List.of(Look.counted("board", "actions"),
					Look.counted("nadars", "actions?plan=NAADP-2025&freshness=STALE"))),
			Map.entry("set-up", List.of(Look.counted("lead", "set-up"), Look.counted("officer", "set-up?missing=deputy"))),
			Map.entry("people", List.of(Look.counted("board", "people"), Look.counted("lead", "people?unit=NADARS"))),
			Map.entry("access", List.of(Look.counted("lead", "access"))),
			Map.entry("access/review", List.of(Look.counted("lead", "access/review"))),
			Map.entry("partners", List.of(Look.counted("auditor", "partners"))),
			Map.entry("groups", List.of(Look.counted("auditor", "groups"))),
			Map.entry("alerts", List.of(Look.counted("lead", "alerts"), Look.counted("board", "alerts?show=past"))),
			Map.entry("naloxone/outlets", List.of(Look.counted("board", "naloxone/outlets"),
					Look.counted("nadars", "naloxone/outlets?area=IRVINE"))),
			Map.entry("services/feeds", List.of(Look.counted("lead", "services/feeds"))),
			Map.entry("services", List.of(Look.counted("board", "services"),
					Look.counted("nadars", "services?area=IRVINE&kind=TREATMENT"))),
			Map.entry("places", List.of(Look.counted("board", "places"), Look.counted("lead", "places?area=IRVINE"))),
			Map.entry("sessions", List.of(Look.counted("pear", "sessions"), Look.counted("lead", "sessions?hours=out"))),
			Map.entry("programmes", List.of(Look.counted("board", "programmes"),
					Look.counted("lead", "programmes?kind=OUTREACH"))),
			Map.entry("resources", List.of(Look.counted("board", "resources"),
					Look.counted("lead", "resources?state=DUE"))),
			Map.entry("resources/outlets", List.of(Look.counted("board", "resources/outlets"),
					Look.counted("lead", "resources/outlets?area=IRVINE"))),
			Map.entry("agreed-messages", List.of(Look.counted("board", "agreed-messages"))),
			Map.entry("campaigns", List.of(Look.counted("board", "campaigns"),
					Look.counted("lead", "campaigns?state=ENDED"))),
			Map.entry("help-given", List.of(Look.counted("practitioner", "help-given"))),
			Map.entry("grants", List.of(Look.counted("board", "grants"), Look.counted("lead", "grants?state=CLOSED"))),
			Map.entry("needs", List.of(Look.counted("practitioner", "needs"))),
			Map.entry("learners", List.of(Look.counted("practitioner", "learners"))),
			Map.entry("volunteers", List.of(Look.counted("practitioner", "volunteers"))),
			Map.entry("work-paths", List.of(Look.counted("practitioner", "work-paths?list=ALL"))),
			Map.entry("naloxone/supplies", List.of(Look.counted("practitioner", "naloxone/supplies"))),
			Map.entry("treatment/stays", List.of(Look.counted("nadars", "treatment/stays?list=ALL"),
					Look.counted("nadars", "treatment/stays?list=ON&stage=AFTERCARE&reference=NAD"))),
			Map.entry("treatment/joint-care", List.of(Look.counted("nadars", "treatment/joint-care?list=ALL"),
					Look.counted("practitioner", "treatment/joint-care?list=CLOSED&reference=NAD"))),
			Map.entry("treatment/reach", List.of(Look.counted("nadars", "treatment/reach?list=ALL"),
					Look.counted("nadars", "treatment/reach?list=OPEN&trigger=OVERDOSE"))),
			Map.entry("treatment/caseload", List.of(Look.counted("nadars", "treatment/caseload?list=ALL"),
					Look.counted("practitioner", "treatment/caseload?list=OPEN&substance=DRUGS"))),
			Map.entry("you-said/all", List.of(Look.counted("lead", "you-said/all?list=ALL"),
					Look.counted("nadars", "you-said/all?list=UNANSWERED&theme=ACCESS"))),
			Map.entry("learning", List.of(Look.counted("board", "learning"), Look.counted("lead", "learning?theme=HOUSING"))),
			Map.entry("treatment/learning", List.of(Look.counted("lead", "treatment/learning?list=ALL"),
					Look.counted("nadars", "treatment/learning?list=ANSWERED"))),
			Map.entry("mat/documents", List.of(Look.counted("lead", "mat/documents?list=ALL"),
					Look.counted("nadars", "mat/documents?list=OVERDUE"))),
			Map.entry("treatment/waits", List.of(Look.counted("nadars", "treatment/waits?list=ALL"),
					Look.counted("practitioner", "treatment/waits?list=PAST&substance=ALCOHOL"))),
			Map.entry("craft", List.of(Look.counted("nadars", "craft"), Look.counted("nadars", "craft?list=ALL"))),
			Map.entry("therapy", List.of(Look.counted("families", "therapy"), Look.counted("families", "therapy?list=ALL"))),
			Map.entry("aftercare", List.of(Look.counted("nadars", "aftercare"),
					Look.counted("nadars", "aftercare?list=DUE"))),
			Map.entry("families", List.of(Look.counted("families", "families"),
					Look.counted("nadars", "families?list=ENDED&tier=UNIVERSAL"))),
			Map.entry("principles/:plan?", List.of(Look.counted("pear", "principles"))),
			Map.entry("strategy/:plan?", List.of(Look.counted("board", "strategy"),
					Look.counted("board", "strategy/WAP-2023"))),
			Map.entry("coverage", List.of(Look.counted("board", "coverage"), Look.counted("lead", "coverage?by=person"),
					Look.counted("board", "coverage?by=framework&target=NM-2022"))),
			Map.entry("meetings", List.of(Look.counted("board", "meetings"),
					Look.counted("lead", "meetings?group=BOARD"))),
			Map.entry("returns", List.of(Look.counted("lead", "returns?all"), Look.counted("board", "returns"))),
			Map.entry("plan-conflicts", List.of(Look.counted("lead", "plan-conflicts"))),
			Map.entry("help", List.of(Look.headed("lead", "help"), Look.headed("officer", "help?show=answered"))),
			Map.entry("strategy/:plan/closing", List.of(Look.headed("lead", "strategy/WAP-2023/closing"))),
			Map.entry("board", List.of(Look.headed("board", "board"))),
			Map.entry("outcomes/:plan/:outcome", List.of(Look.headed("housing", "outcomes/NAADP-2025/O6"))),
			Map.entry("actions/:plan/:code", List.of(
					new Look("lead", "actions/NAADP-2025/FAM-1.17", EveryListTests::timeline),
					new Look("board", "actions/NAADP-2025/FAM-1.17", EveryListTests::timeline))),
			Map.entry("papers/:group/:on", List.of(new Look("board", "board", EveryListTests::paper))),
			Map.entry("board-lines/:group/:on", List.of(new Look("lead", "board", EveryListTests::boardLines))),
			Map.entry("unit-returns", List.of(Look.counted("pear", "unit-returns"),
					Look.counted("lead", "unit-returns?show=MISSING"))),
			Map.entry("measures", List.of(Look.counted("board", "measures"))),
			Map.entry("published", List.of(Look.counted("board", "published"))),
			Map.entry("published/:series", List.of(new Look("board", "published/PHS-NALOXONE?figure=KITS&area=SCOTLAND",
					page -> page.locator(".paper-table tr:has(td)").count()))),
			Map.entry("measures/:code", List.of(new Look("analyst", "measures/PLN-01", EveryListTests::series))),
			Map.entry("imports", List.of(Look.counted("auditor", "imports"))),
			Map.entry("event-bus", List.of(Look.counted("admin", "event-bus"))),
			Map.entry("agreements", List.of(Look.counted("ig", "agreements"), Look.counted("board", "agreements?show=over"))),
			Map.entry("retention", List.of(Look.counted("ig", "retention"))),
			Map.entry("access-matrix", List.of(Look.counted("admin", "access-matrix?role=adp-admin"))),
			Map.entry("meetings/:group/:on/changes", List.of(new Look("board", "board", EveryListTests::changes))),
			Map.entry("audit", List.of(new Look("auditor", "audit", EveryListTests::signIns))),
			Map.entry("problem-reports", List.of(Look.counted("lead", "problem-reports"))),
			Map.entry("mine", List.of(new Look("housing", "mine", page -> page.locator(".card").count()))),
			Map.entry("outbox", List.of(new Look("officer", "outbox", EveryListTests::outbox))),
			Map.entry("meetings/:group/:on", List.of(new Look("lead", "board", EveryListTests::decisions)))));
			// @formatter:on

	/** Routes that save no list, each with the reason. */
	private static final Map<String, String> WITHOUT = Map.ofEntries(
			Map.entry("", "what is to do, taken from lists that save themselves"), Map.entry("sign-in", "no list"),
			Map.entry("unit-returns/load", "a form and its check"),
			Map.entry("unit-returns/:unit/:dataSet/:from", "a form, and what was said in it before"),
			Map.entry("treatment/stays/half-year",
					"a return to fill in, whose counts no reader takes further than the page"),
			Map.entry("treatment/joint-care/load", "a form and its check"),
			Map.entry("treatment/joint-care/:care", "joint care of one person, a row of the list"),
			Map.entry("treatment/stays/load", "a form and its check"),
			Map.entry("treatment/stays/:stay", "one stay, a row of the board"),
			Map.entry("you-said", "the first of each theme; the list beside it saves all of it"),
			Map.entry("learning/:learning", "one thing that was learned, a row of the list"),
			Map.entry("treatment/learning/:task", "what one unit is asked, a row of the list"),
			Map.entry("you-said/:voice", "one thing that was said, a row of the list"),
			Map.entry("you-said/load", "a form and its check"),
			Map.entry("mat", "the standards in words; the list of documents saves its rows"),
			Map.entry("mat/:cycle/:standard", "one standard, whose documents are rows of the list"),
			Map.entry("mat/load", "a form and its check"), Map.entry("treatment/reach/load", "a form and its check"),
			Map.entry("treatment/caseload/load", "a form and its check"),
			Map.entry("treatment/caseload/:episode", "one episode, a row of the caseload"),
			Map.entry("treatment/caseload/numbers", "pictures with their tables; the list is the caseload"),
			Map.entry("treatment/waits/load", "a form and its check"),
			Map.entry("help-given/load", "a form and its check"), Map.entry("work-paths/load", "a form and its check"),
			Map.entry("volunteers/people/load", "a form and its check"),
			Map.entry("volunteers/load", "a form and its check"), Map.entry("learners/load", "a form and its check"),
			Map.entry("volunteers/hours", "cells to fill in; the list of volunteers saves the hours of a quarter"),
			Map.entry("grants/load", "a form and its check"), Map.entry("needs/load", "a form and its check"),
			Map.entry("help-given/:help", "one act of help, a row of the list"),
			Map.entry("learners/:learner", "one course of one person, a row of the list"),
			Map.entry("volunteers/:volunteer", "one volunteer, a row of the list"),
			Map.entry("grants/:grant", "one grant, a row of the list"),
			Map.entry("needs/:check", "the checks of one person, a row of the list"),
			Map.entry("work-paths/:path", "one way into work, a row of the list"),
			Map.entry("craft/load", "a form and its check"),
			Map.entry("craft/:course", "one course, a row of the list"),
			Map.entry("therapy/load", "a form and its check"),
			Map.entry("therapy/:start", "one referral, a row of the list"),
			Map.entry("registers/load", "a form and its check"), Map.entry("aftercare/load", "a form and its check"),
			Map.entry("registers", "the few things that registers ask for, by register; what was told is in the API"),
			Map.entry("registers/:register/:unit/:item", "one thing that a register asks for, and what was told of it"),
			Map.entry("schools", "cells to fill in; the measures save what they count, GraphQL each cell"),
			Map.entry("schools/load", "a form and its check"),
			Map.entry("aftercare/:aftercare", "one aftercare, a row of the list"),
			Map.entry("families/load", "a form and its check"),
			Map.entry("families/:family", "one family, a row of the list of families"),
			Map.entry("counting", "ways to pages for a phone, and the few counts to confirm"),
			Map.entry("treatment/equipment", "months to fill in; the measures tell their sums, GraphQL each return"),
			Map.entry("treatment/equipment/load", "a form and its check"),
			Map.entry("treatment/reach/:reach", "somebody to reach, a row of the board"),
			Map.entry("treatment/waits/:wait", "one wait, a row of the list of waits"),
			Map.entry("treatment/waits/quarter", "pictures whose tables are those of the measures, and who confirmed"),
			Map.entry("naloxone/supply", "a form"), Map.entry("naloxone/supply/lines", "a form"),
			Map.entry("naloxone/sheet", "a sheet to fill in by hand"),
			Map.entry("naloxone/supplies/:supply", "one supply, a row of the list of supplies"),
			Map.entry("naloxone/supplies/load", "a form and its check"),
			Map.entry("sessions/load", "a form and its check"), Map.entry("published/load", "a form and its check"),
			Map.entry("alert-received/:token", "one alert, for whoever has its link"),
			Map.entry("alerts/:alert", "one alert, a row of the list of alerts"),
			Map.entry("alerts/:alert/change", "a form"), Map.entry("alerts/:alert/poster", "one alert, to print"),
			Map.entry("alerts/new", "a form"), Map.entry("drug-alerts", "for everybody, without signing in"),
			Map.entry("resources/:resource", "one resource, a row of the list of resources"),
			Map.entry("resources/outlets/:outlet", "one outlet, a row of the list of outlets"),
			Map.entry("resources/round", "the list of outlets, to print"),
			Map.entry("resources/stock/load", "a form and its check"),
			Map.entry("agreed-messages/:set", "one message, a row of the list of agreed messages"),
			Map.entry("campaigns/:campaign", "one campaign, a row of the list of campaigns"),
			Map.entry("campaigns/load", "a form and its check"),
			Map.entry("programmes/:programme", "one programme, a row of the list of programmes"),
			Map.entry("sessions/grid", "cells to fill in; the list of sessions saves them"),
			Map.entry("sessions/:session/people", "who was at one session: no list of persons is saved of it"),
			Map.entry("week", "a table to print; what was held is the list of sessions"),
			Map.entry("services/assurance", "what is to do, taken from the list of services, which saves itself"),
			Map.entry("services/load", "a form and its check"),
			Map.entry("services/feeds/:feed", "what waits to be taken in; the list of services saves what was"),
			Map.entry("where-open", "a table to print; what stands behind it is the list of services"),
			Map.entry("services/:service", "one service, a row of the list of services"),
			Map.entry("naloxone/outlets/:outlet", "the last moves of one outlet"),
			Map.entry("redaction", "texts that are to disappear are not to be spread"),
			Map.entry("people/:member", "what one person leads is the list of actions, filtered by them"),
			Map.entry("people/add", "a form and its check"), Map.entry("people/person", "a form"),
			Map.entry("people/person/:record", "rows of one person; the lists of waits and of supplies save them"),
			Map.entry("access/:account", "one account with the few posts it has"),
			Map.entry("nudge", "a preview of messages that the outbox saves"),
			Map.entry("plans/load", "a form and its check"), Map.entry("actions/import", "a form and its check"),
			Map.entry("meetings/:group/:on/walk",
					"one action at a time; the meeting's page and the list of actions save them"),
			Map.entry("actions/:plan/new", "a form"), Map.entry("actions/:plan/:code/edit", "a form"),
			Map.entry("search", "the best of each list, cut off; the lists themselves are saved whole"),
			Map.entry("accessibility", "a statement"), Map.entry("acceptable-use", "rules"),
			Map.entry("agreements/:agreement", "one agreement, a row of the list of agreements"),
			Map.entry("agreements/organisations", "a few switches"),
			Map.entry("person-keys", "states of secrets, and no list of people"),
			Map.entry("people/died", "a form, and what tells of nobody"), Map.entry("report-a-problem", "a form"),
			Map.entry("privacy", "a notice"), Map.entry("signed-out", "no list"), Map.entry("not-known", "no list"),
			Map.entry("sign-in-unavailable", "no list"),
			Map.entry("backups", "the files of a folder, which is their own list"));

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyRouteSavesItsListOrSaysWhyNot() {
		var known = new TreeSet<>(LISTS.keySet());
		known.addAll(WITHOUT.keySet());

		assertThat(known).isEqualTo(routes());
		assertThat(LISTS.keySet()).doesNotContainAnyElementsOf(WITHOUT.keySet());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("looks")
	@Execution(ExecutionMode.CONCURRENT)
	void listSavesAsManyRowsAsItCounts(Look look) throws IOException {
		Page page = browser.looking(look.account());
		browser.open(page, "/" + look.address());
		int shown = look.count().applyAsInt(page);

		Path csv = saved(page, "CSV");
		var records = DelimitedText.read(Files.readString(csv, StandardCharsets.UTF_8));

		assertThat(records).as("rows of %s", csv).hasSize(shown + 1);
		assertThat(records).isNotEmpty().allMatch(record -> record.size() == records.getFirst().size());
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void workbookHasTheRowsOfTheFilterAndItsAddress() throws IOException {
		Page page = browser.looking("practitioner");
		browser.open(page, "/actions?plan=NAADP-2025&unit=NADARS");
		int shown = number(page.locator(".list-line .count").textContent());
		long before = saves("practitioner");

		Path file = saved(page, "Excel workbook");

		try (var workbook = WorkbookFactory.create(file.toFile(), null, true)) {
			assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(shown);
			var notes = new ArrayList<String>();
			workbook.getSheet("Notes").forEach(row -> notes.add(row.getCell(1).getStringCellValue()));
			assertThat(notes).filteredOn(note -> note.contains("/actions?"))
				.singleElement(as(STRING))
				.contains("plan=NAADP-2025", "unit=NADARS");
		}
		assertThat(saves("practitioner")).isEqualTo(before + 1);
		assertThat(page.locator("vaadin-notification-card").textContent()).contains("is ready");
	}

	@Test
	void orderOnScreenIsThatOfTheFile() throws IOException {
		Page page = browser.looking("board");
		browser.open(page, "/actions?plan=NAADP-2025");
		page.locator("vaadin-grid-sorter").first().click();
		page.locator("vaadin-grid-sorter").first().click();
		Browser.settle(page);
		String last = jdbc
			.sql("select code from strategy.action where plan = 'NAADP-2025' order by position desc limit 1")
			.query(String.class)
			.single();

		var records = DelimitedText.read(Files.readString(saved(page, "CSV"), StandardCharsets.UTF_8));

		assertThat(records.get(1)).contains(last);
	}

	@Test
	void boardNeverGetsAnOwnersWordsByAFile() throws IOException {
		String file = history("board");

		assertThat(file).contains("The words stay with the lead unit and the support team.");
		assertThat(words()).isNotEmpty().noneMatch(file::contains);
	}

	@Test
	void supportTeamGetsTheOwnersWords() throws IOException {
		String file = history("lead");

		assertThat(words()).isNotEmpty().allMatch(file::contains);
	}

	@Test
	void addressesOfPeopleAreForTheSupportTeam() throws IOException {
		assertThat(people("board")).doesNotContain("@");
		assertThat(people("lead")).contains("@");
	}

	@Test
	void keyboardSavesAList() {
		Page page = browser.looking("auditor");
		browser.open(page, "/partners");
		page.locator(".save-list vaadin-menu-bar-button").first().focus();
		page.keyboard().press("Enter");
		page.waitForSelector("vaadin-menu-bar-item:visible >> text=CSV");
		page.keyboard().press("ArrowDown");
		Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));

		assertThat(download.suggestedFilename()).matches("partners-\\d{4}-\\d\\d-\\d\\d\\.csv");
	}

	static Stream<Look> looks() {
		return LISTS.values().stream().flatMap(List::stream);
	}

	private String history(String account) throws IOException {
		Page page = browser.looking(account);
		browser.open(page, "/actions/NAADP-2025/FAM-1.17");
		return Files.readString(saved(page, "CSV"), StandardCharsets.UTF_8);
	}

	private String people(String account) throws IOException {
		Page page = browser.looking(account);
		browser.open(page, "/people");
		return Files.readString(saved(page, "CSV"), StandardCharsets.UTF_8);
	}

	/** What the owner of an action of the sample said. */
	private List<String> words() {
		return jdbc.sql("""
				select u.what_happened from strategy.progress_update u join strategy.action a on a.id = u.action
				where a.plan = 'NAADP-2025' and a.code = 'FAM-1.17' and u.what_happened is not null""")
			.query(String.class)
			.list();
	}

	private long saves(String account) {
		return jdbc.sql("select count(*) from audit.entry where actor = ? and operation = 'exchange.list.save'")
			.param(account)
			.query(Long.class)
			.single();
	}

	private static Path saved(Page page, String format) {
		page.locator(".save-list vaadin-menu-bar-button").first().click();
		Locator choice = page.locator("vaadin-menu-bar-item:visible >> text=" + format);
		choice.waitFor();
		Download download = page.waitForDownload(choice::click);
		assertThat(download.failure()).isNull();
		return download.path();
	}

	private static int timeline(Page page) {
		Locator older = page.locator("vaadin-button:text-is('Show older'):visible");
		while (older.count() > 0) {
			older.click();
			Browser.settle(page);
		}
		return page.locator(".timeline > li").count();
	}

	/** The numbers of a chart, which stand behind it. */
	private static int series(Page page) {
		Locator panel = page.locator(".panel:has(.save-list)");
		panel.locator(".chart-as-table").click();
		panel.locator("table").waitFor();
		return panel.locator("tr:has(td)").count();
	}

	private static int paper(Page page) {
		page.locator("a:text-is('The exceptions paper')").click();
		page.waitForSelector(".paper-headline");
		Browser.settle(page);
		return number(page.locator(".paper-headline").textContent().replaceAll(".* (\\d+) exceptions?.*", "$1"));
	}

	private static int changes(Page page) {
		String meeting = String.valueOf(page.locator("a:text-is('The meeting')").getAttribute("href"));
		page.navigate("/" + meeting + "/changes?from=2026-01-31");
		page.waitForSelector(".paper-headline");
		Browser.settle(page);
		return number(page.locator(".paper-headline").textContent());
	}

	private static int boardLines(Page page) {
		String meeting = String.valueOf(page.locator("a:text-is('The meeting')").getAttribute("href"));
		page.navigate("/" + meeting.replace("meetings/", "board-lines/") + "?all");
		page.waitForSelector(".board-line-form");
		Browser.settle(page);
		return number(page.locator(".list-line .count").textContent().replaceAll(".* of ", ""));
	}

	private static int signIns(Page page) {
		// Nobody signs in or saves a paper while the test looks.
		page.getByLabel("Search by person").fill("nothing-of-the-kind");
		page.waitForSelector("text=No entries");
		return 0;
	}

	private static int outbox(Page page) {
		if (page.locator(".list-line").count() == 0) {
			page.navigate("/nudge");
			page.locator("vaadin-button[theme~=primary]").click();
			page.waitForURL("**/outbox");
			page.waitForSelector(".list-line");
		}
		Browser.settle(page);
		return number(page.locator(".list-line .count").textContent());
	}

	private static int decisions(Page page) {
		page.locator("a:text-is('The meeting')").click();
		page.waitForSelector("text=Papers due");
		Browser.settle(page);
		if (page.locator(".list-line").count() == 0) {
			page.getByText("Ask for a decision").click();
			page.getByLabel("What is the group asked to decide?").fill("Whether to save lists");
			page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
			page.waitForSelector(".list-line");
			Browser.settle(page);
		}
		return number(page.locator(".list-line .count").textContent());
	}

	private static int number(String text) {
		var found = NUMBER.matcher(text);
		return found.find() ? Integer.parseInt(found.group().replace(",", "")) : 0;
	}

	private static Set<String> routes() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
		return scanner.findCandidateComponents("scot.adp")
			.stream()
			.map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.map(view -> view.getAnnotation(Route.class).value())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Where somebody looks, and how many rows the page says there are.
	 */
	record Look(String account, String address, ToIntFunction<Page> count) {

		/** The count stands beside the button. */
		static Look counted(String account, String address) {
			return new Look(account, address, page -> number(page.locator(".list-line .count").first().textContent()));
		}

		/** The count stands in the heading beside the button. */
		static Look headed(String account, String address) {
			return new Look(account, address,
					page -> number(page.locator(".panel-header:has(.save-list)").first().textContent()));
		}

		@Override
		public String toString() {
			return account + " " + address;
		}

	}

}
