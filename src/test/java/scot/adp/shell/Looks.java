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
import com.microsoft.playwright.options.FilePayload;
import com.vaadin.flow.router.Route;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import scot.adp.handround.FilledIn;
import scot.adp.support.Browser;

/**
 * Every page of the program and its special states, for the tests that walk all of them
 * in a browser. A new route needs its line; {@link PagesTests} fails without.
 */
final class Looks {

	private static final Map<String, List<Look>> OF_ROUTES = new TreeMap<>();

	/** Pages that no route leads to, and what a page becomes for who may not open it. */
	private static final List<Look> ELSEWHERE = List.of(look("lead", "nowhere/at/all"), look("board", "imports"),
			look("nadars", "outbox"), look("admin", "strategy"));

	static {
		route("", look("lead", ""), look("lead", "?team&all"), look("nadars", ""), look("board", ""), look("admin", ""),
				look("viewer", ""), look("analyst", ""), look("editor", ""), look("chair", ""));
		route("acceptable-use", look("board", "acceptable-use"));
		route("access", look("lead", "access"), look("lead", "access?text=nothing-of-the-kind"),
				look("officer", "access"));
		route("access-matrix", look("admin", "access-matrix"), look("viewer", "access-matrix?role=unit-viewer"));
		route("access/:account",
				look("lead", "access?text=Haldane").after("and on to the account", Looks::openAccount));
		route("access/review", look("lead", "access/review"), look("auditor", "access/review"));
		route("accessibility", look("", "accessibility"));
		route("actions", look("officer", "actions"),
				look("officer", "actions?plan=NAADP-2025&principle=PRV&freshness=STALE&kind=DELIVER"),
				look("officer", "actions?text=nothing-of-the-kind"));
		route("actions/:plan/:code", look("board", "actions/NAADP-2025/FAM-1.17"),
				look("lead", "actions/NAADP-2025/FAM-1.17?update=today"), look("lead", "actions/WAP-2023/WAP-01"),
				look("lead", "actions/NAADP-2025/TRT-5.6").after("with faults", Looks::saveNothing),
				look("lead", "actions/NAADP-2025/TRT-5.6").after("with a review date", Looks::putOnHold),
				look("lead", "actions/NAADP-2025/TRT-5.6?lead=today").after("with the dialog", Looks::awaitDialog),
				look("lead", "actions/NAADP-2025/FAM-99"), look("lead", "actions/NAADP-2025/FAM-1.17?asAt=2026-09-30"),
				look("board", "actions/NAADP-2025/FAM-1.17?asAt=2024-01-01"),
				look("lead", "actions/NAADP-2025/TRT-5.6").after("adding a milestone", Looks::addMilestone),
				look("lead", "actions/NAADP-2025/TRT-5.6").after("with a warning", Looks::nameSomebody),
				look("lead", "actions/NAADP-2025/TRT-5.6?give=today").after("to give it", Looks::awaitDialog));
		route("actions/:plan/:code/edit", look("lead", "actions/NAADP-2025/FAM-1.17/edit"),
				look("lead", "actions/NAADP-2025/FAM-1.17/edit").after("with faults", Looks::saveNothing));
		route("actions/:plan/new", look("officer", "actions/NAADP-2025/new"));
		route("actions/import", look("lead", "actions/import"), look("officer", "actions?plan=NAADP-2025&text=TRT-5")
			.after("and on to a workbook brought in", Looks::bringWorkbookIn));
		route("agreements", look("ig", "agreements"), look("board", "agreements?show=over"));
		route("agreements/:agreement", look("ig", "agreements/DSA-014"), look("board", "agreements/DSA-002"));
		route("agreements/organisations", look("ig", "agreements/organisations"));
		route("alert-received/:token", look("", "alert-received/no-such-link"));
		route("alerts", look("lead", "alerts"), look("board", "alerts?show=past"));
		route("alerts/:alert", look("lead", "alerts?show=in_force").after("and on to one", Looks::openAlert),
				look("nadars", "alerts?show=past&substance=KETAMINE").after("and on to one", Looks::openAlert));
		route("alerts/:alert/change",
				look("lead", "alerts?show=in_force").after("and on to change it", Looks::changeAlert));
		route("alerts/:alert/poster",
				look("board", "alerts?show=in_force").after("and on to the poster", Looks::openPoster));
		route("alerts/new", look("nadars", "alerts/new"),
				look("practitioner", "alerts/new").after("with faults", Looks::sendNothing));
		route("audit", look("auditor", "audit"));
		route("backups", look("officer", "backups"));
		route("board", look("board", "board"), look("lead", "board"));
		route("board-lines/:group/:on", look("lead", "actions/NAADP-2025/FAM-1.17")
			.after("and on to the lines of the meeting", Looks::openBoardLines));
		route("coverage", look("board", "coverage"), look("lead", "coverage"),
				look("board", "coverage?by=framework&target=NM-2022"), look("board", "coverage?by=unit"),
				look("lead", "coverage?by=person"), look("board", "coverage?by=group"),
				look("board", "coverage?plan=NM-2022&by=principle"));
		route("drug-alerts", look("", "drug-alerts"));
		route("counting", look("nadars", "counting"));
		route("event-bus", look("admin", "event-bus"), look("lead", "event-bus"));
		route("groups", look("auditor", "groups"));
		route("help", look("lead", "help"), look("lead", "help?show=answered"));
		route("imports", look("lead", "imports"), look("auditor", "imports"));
		route("meetings", look("lead", "meetings?group=BOARD"), look("board", "meetings?past"),
				look("lead", "meetings").after("with the dialog", Looks::addMeetings));
		route("meetings/:group/:on",
				look("lead", "meetings?group=BOARD").after("and on to the meeting", Looks::openMeeting),
				look("board", "meetings?group=SMT").after("and on to the meeting", Looks::openMeeting),
				look("lead", "meetings/BOARD/2020-01-01"));
		route("meetings/:group/:on/changes",
				look("lead", "meetings?group=BOARD").after("and on to what changed", Looks::openChanges));
		route("meetings/:group/:on/walk", look("lead", "board").after("and on to the walk", Looks::walk),
				look("officer", "board").after("and asking in the walk", Looks::askInTheWalk),
				look("officer", "board").after("and its keys", Looks::keysOfTheWalk),
				look("officer", "board").after("and the walk's summary", Looks::endTheWalk));
		route("mine", look("housing", "mine"), look("nadars", "mine"), look("board", "mine"),
				look("housing", "mine").after("with a wish for help", Looks::wishForHelp));
		route("naloxone/outlets", look("nadars", "naloxone/outlets"), look("board", "naloxone/outlets?area=ARRAN"));
		route("naloxone/outlets/:outlet",
				look("practitioner", "naloxone/outlets?area=IRVINE").after("and on to one", Looks::openOutlet));
		route("naloxone/sheet", look("practitioner", "naloxone/sheet"));
		route("naloxone/supplies", look("practitioner", "naloxone/supplies"));
		route("naloxone/supplies/:supply",
				look("practitioner", "naloxone/supplies").after("and on to one", Looks::openSupply));
		route("naloxone/supplies/load", look("nadars", "naloxone/supplies/load"));
		route("naloxone/supply/lines", look("practitioner", "naloxone/supply/lines"));
		route("help-given", look("practitioner", "help-given"), look("pear", "help-given?domain=FOOD"));
		route("help-given/:help",
				look("practitioner", "help-given").after("and on to one", page -> openRow(page, "help-given")));
		route("help-given/load", look("nadars", "help-given/load"));
		route("work-paths", look("practitioner", "work-paths"), look("nadars", "work-paths?list=IN_WORK"));
		route("work-paths/:path",
				look("practitioner", "work-paths?list=ALL").after("and on to one", Looks::openWorkPath));
		route("volunteers", look("practitioner", "volunteers"), look("nadars", "volunteers?state=ENDED"));
		route("volunteers/:volunteer",
				look("practitioner", "volunteers").after("and on to one", page -> openRow(page, "volunteers")));
		route("volunteers/hours", look("practitioner", "volunteers/hours"));
		route("grants", look("lead", "grants"), look("board", "grants?state=CLOSED"));
		route("grants/:grant", look("lead", "grants").after("and on to one", page -> openRow(page, "grants")),
				look("board", "grants?state=CLOSED").after("and on to one", page -> openRow(page, "grants")));
		route("grants/load", look("lead", "grants/load"));
		route("needs", look("practitioner", "needs"), look("nadars", "needs?which=DUE&unmet=HOUSING"));
		route("needs/:check", look("practitioner", "needs").after("and on to one", Looks::openNeedCheck));
		route("needs/load", look("nadars", "needs/load"));
		route("learners", look("practitioner", "learners"), look("nadars", "learners?state=COMPLETED"));
		route("learners/:learner",
				look("practitioner", "learners").after("and on to one", page -> openRow(page, "learners")));
		route("learners/load", look("nadars", "learners/load"));
		route("volunteers/people/load", look("nadars", "volunteers/people/load"));
		route("volunteers/load", look("nadars", "volunteers/load"));
		route("work-paths/load", look("nadars", "work-paths/load"));
		route("sessions/load", look("pear", "sessions/load"));
		route("sessions", look("pear", "sessions"), look("lead", "sessions?hours=out"),
				look("pear", "sessions").after("recording one", Looks::recordSession));
		route("sessions/grid", look("pear", "sessions/grid"));
		route("sessions/:session/people", look("practitioner", "sessions?programme=RECOVERY-SKILLS&state=HELD")
			.after("and on to who was there", Looks::openParticipants));
		route("programmes", look("board", "programmes"), look("pear", "programmes?kind=OUTREACH"));
		route("programmes/:programme", look("pear", "programmes").after("and on to one", Looks::openProgramme),
				look("board", "programmes").after("and on to one", Looks::openProgramme));
		route("resources", look("lead", "resources"), look("board", "resources?state=DUE"));
		route("resources/:resource", look("lead", "resources").after("and on to one", Looks::openResource));
		route("resources/outlets", look("lead", "resources/outlets"), look("board", "resources/outlets?area=ARRAN"));
		route("resources/outlets/:outlet",
				look("lead", "resources/outlets").after("and on to one", Looks::openResourceOutlet));
		route("resources/round", look("lead", "resources/round"));
		route("resources/stock/load", look("lead", "resources/stock/load"));
		route("campaigns", look("lead", "campaigns"), look("board", "campaigns?state=RUNNING"));
		route("campaigns/:campaign", look("lead", "campaigns").after("and on to one", Looks::openCampaign));
		route("agreed-messages", look("lead", "agreed-messages"));
		route("agreed-messages/:set", look("lead", "agreed-messages").after("and on to one", Looks::openAgreedMessage));
		route("campaigns/load", look("lead", "campaigns/load"));
		route("week", look("board", "week"), look("pear", "week?area=ARRAN"), look("pear", "week?poster"));
		route("services", look("nadars", "services"), look("lead", "services?stand=DUE"));
		route("services/assurance", look("nadars", "services/assurance"), look("lead", "services/assurance"));
		route("services/load", look("nadars", "services/load"));
		route("services/feeds", look("lead", "services/feeds"));
		route("services/feeds/:feed", look("lead", "services/feeds").after("and on to one", Looks::openFeed));
		route("services/:service", look("nadars", "services?find=clinic").after("and on to one", Looks::openService),
				look("board", "services?stand=PAUSED").after("and on to one", Looks::openService));
		route("where-open", look("nadars", "where-open"),
				look("lead", "where-open?kind=RECOVERY_GROUP&cell=ARRAN_TU_EVENING"), look("lead", "where-open?gaps"));
		route("places", look("nadars", "places"), look("lead", "places?area=ARRAN"));
		route("naloxone/supply", look("practitioner", "naloxone/supply"));
		route("treatment/equipment", look("nadars", "treatment/equipment"), look("housing", "treatment/equipment"));
		route("treatment/equipment/load", look("nadars", "treatment/equipment/load"));
		route("treatment/stays", look("nadars", "treatment/stays"), look("practitioner", "treatment/stays?list=DUE"),
				look("housing", "treatment/stays"));
		route("treatment/stays/:stay",
				look("nadars", "treatment/stays?list=LEAVING").after("and on to one", Looks::openStay),
				look("nadars", "treatment/stays?list=CLOSED").after("and on to one", Looks::openStay));
		route("treatment/stays/half-year", look("lead", "treatment/stays/half-year"),
				look("nadars", "treatment/stays/half-year"));
		route("treatment/stays/load", look("nadars", "treatment/stays/load"));
		route("treatment/joint-care", look("nadars", "treatment/joint-care"),
				look("practitioner", "treatment/joint-care?list=ANSWER"), look("housing", "treatment/joint-care"));
		route("treatment/joint-care/:care",
				look("nadars", "treatment/joint-care?list=GAP").after("and on to one", Looks::openJointCare),
				look("nadars", "treatment/joint-care?list=CLOSED").after("and on to one", Looks::openJointCare));
		route("treatment/joint-care/load", look("nadars", "treatment/joint-care/load"));
		route("treatment/reach", look("nadars", "treatment/reach"), look("practitioner", "treatment/reach?list=LATE"),
				look("housing", "treatment/reach"));
		route("treatment/reach/:reach",
				look("nadars", "treatment/reach?list=LATE").after("and on to one", Looks::openReach),
				look("nadars", "treatment/reach?list=CLOSED").after("and on to one", Looks::openReach));
		route("learning", look("lead", "learning"), look("board", "learning?theme=HOUSING"));
		route("learning/:learning", look("lead", "learning").after("and on to one", Looks::openLearning));
		route("treatment/learning", look("nadars", "treatment/learning"),
				look("lead", "treatment/learning?list=PROMISE_OVER"));
		route("treatment/learning/:task",
				look("nadars", "treatment/learning?list=ANSWERED").after("and on to one", Looks::openLearning));
		route("you-said", look("nadars", "you-said"), look("lead", "you-said"));
		route("you-said/all", look("lead", "you-said/all?list=UNANSWERED"), look("practitioner", "you-said/all"));
		route("you-said/:voice", look("nadars", "you-said/all?list=TO_TELL").after("and on to one", Looks::openVoice),
				look("lead", "you-said/all?list=RELEASED").after("and on to one", Looks::openVoice));
		route("mat", look("lead", "mat"), look("nadars", "mat?of=2025-26"));
		route("mat/documents", look("lead", "mat/documents"), look("nadars", "mat/documents?list=OVERDUE"));
		route("mat/:cycle/:standard", look("lead", "mat/2026-27/1"), look("nadars", "mat/2024-25/6"));
		route("mat/load", look("nadars", "mat/load"));
		route("you-said/load", look("nadars", "you-said/load"));
		route("treatment/reach/load", look("nadars", "treatment/reach/load"));
		route("treatment/caseload", look("nadars", "treatment/caseload"),
				look("practitioner", "treatment/caseload?list=SILENT"), look("housing", "treatment/caseload"));
		route("treatment/caseload/:episode",
				look("nadars", "treatment/caseload?list=SILENT").after("and on to one", Looks::openEpisode),
				look("nadars", "treatment/caseload?list=ENDED").after("and on to one", Looks::openEpisode));
		route("treatment/caseload/load", look("nadars", "treatment/caseload/load"));
		route("treatment/caseload/numbers", look("nadars", "treatment/caseload/numbers"),
				look("housing", "treatment/caseload/numbers"));
		route("treatment/waits", look("nadars", "treatment/waits"),
				look("nadars", "treatment/waits").after("with its form", Looks::openForm),
				look("nadars", "treatment/waits?list=PASSES"),
				look("practitioner", "treatment/waits?list=NO_SOURCE&substance=ALCOHOL"));
		route("treatment/waits/:wait",
				look("nadars", "treatment/waits?list=PAST").after("and on to one", Looks::openWait),
				look("nadars", "treatment/waits?list=PAUSED").after("and on to one", Looks::openWait));
		route("treatment/waits/load", look("nadars", "treatment/waits/load"));
		route("families", look("families", "families"),
				look("families", "families").after("with its form", Looks::openForm),
				look("nadars", "families?list=WAITING"), look("housing", "families"));
		route("families/:family", look("families", "families?list=DUE").after("and on to one", Looks::openFamily),
				look("nadars", "families?list=ENDED").after("and on to one", Looks::openFamily));
		route("families/load", look("families", "families/load"));
		route("aftercare", look("nadars", "aftercare"), look("nadars", "aftercare?list=DUE"),
				look("housing", "aftercare"));
		route("aftercare/:aftercare", look("nadars", "aftercare?list=ALL").after("and on to one", Looks::openAftercare),
				look("nadars", "aftercare?list=EXPECTED").after("and on to one", Looks::openAftercare));
		route("registers", look("lead", "registers"), look("families", "registers?show=NOT_TOLD"),
				look("board", "registers?area=TREATMENT"), look("lead", "registers?area=STRATEGY"));
		route("registers/:register/:unit/:item", look("lead", "registers/FASD_GAP/NHSAA-PH/FIRST"),
				look("board", "registers/PROTOCOL/VCSE-THIRD-SECTOR/EARLY_INTERVENTION"));
		route("registers/load", look("families", "registers/load"));
		route("aftercare/load", look("nadars", "aftercare/load"));
		route("schools", look("editor", "schools"), look("pear", "schools?show=missing"));
		route("schools/load", look("editor", "schools/load"));
		route("craft", look("nadars", "craft"), look("nadars", "craft?list=DUE"), look("housing", "craft"));
		route("craft/:course", look("nadars", "craft?list=ALL").after("and on to one", Looks::openCourse),
				look("nadars", "craft?list=LEFT").after("and on to one", Looks::openCourse));
		route("craft/load", look("nadars", "craft/load"));
		route("therapy", look("families", "therapy"), look("families", "therapy?list=STARTED"),
				look("housing", "therapy"));
		route("therapy/:start", look("families", "therapy").after("and on to one", Looks::openTherapy),
				look("families", "therapy?list=STARTED").after("and on to one", Looks::openTherapy));
		route("therapy/load", look("families", "therapy/load"));
		route("treatment/waits/quarter", look("nadars", "treatment/waits/quarter"),
				look("analyst", "treatment/waits/quarter"), look("housing", "treatment/waits/quarter"));
		route("not-known", look("", "not-known"));
		route("nudge", look("lead", "nudge"), look("lead", "nudge?to=00000000-0000-0000-0000-000000000000"));
		route("outbox", look("lead", "outbox"), look("lead", "outbox?sent"), look("lead", "outbox?bounced"),
				look("officer", "nudge").after("and on to the outbox", Looks::nudgeAll));
		route("outcomes/:plan/:outcome", look("housing", "outcomes/NAADP-2025/O6"),
				look("housing", "outcomes/NAADP-2025/O99"));
		route("papers/:group/:on", look("lead", "meetings?group=BOARD").after("and on to the paper", Looks::openPaper),
				look("board", "meetings?group=SMT").after("and on to the paper", Looks::openPaper));
		route("partners", look("auditor", "partners"));
		route("people", look("lead", "people"), look("board", "people?unit=NADARS"),
				look("officer", "people?text=nobody-of-that-name"));
		route("people/:member",
				look("lead", "people?unit=NADARS").after("and on to one person", Looks::openFirstPerson),
				look("board", "people?unit=NADARS").after("and on to one person", Looks::openFirstPerson));
		route("people/add", look("lead", "people/add").after("with faults", Looks::addNobody),
				look("officer", "people/add").after("with a bad list", Looks::pasteBadList));
		route("people/died", look("nadars", "people/died"));
		route("people/person", look("nadars", "people/person"));
		route("people/person/:record",
				look("nadars", "treatment/waits?list=PAST").after("and on to the person", Looks::openPersonOfWait),
				look("practitioner", "treatment/waits?list=PAUSED").after("and on to the person",
						Looks::openPersonOfWait));
		route("person-keys", look("ig", "person-keys"));
		route("plan-conflicts", look("lead", "plan-conflicts"));
		route("plans/load", look("lead", "plans/load"));
		route("principles/:plan?", look("pear", "principles"), look("pear", "principles/WAP-2023"));
		route("privacy", look("", "privacy"));
		route("problem-reports", look("officer", "report-a-problem").after("and on to the reports", Looks::openReports),
				look("lead", "problem-reports?answered"));
		route("redaction", look("ig", "redaction").after("with faults", Looks::searchNothing),
				look("ig", "redaction").after("with what was found", Looks::searchWords));
		route("report-a-problem", look("", "report-a-problem?page=actions&reference=K7TM-2QXA"),
				look("board", "report-a-problem").after("with faults", Looks::reportNothing),
				look("", "report-a-problem").after("and sent", Looks::reportSomething));
		route("retention", look("ig", "retention"), look("board", "retention"));
		route("measures", look("board", "measures"), look("analyst", "measures"));
		route("measures/:code", look("analyst", "measures/PLN-01"), look("nadars", "measures/PLN-02"),
				look("board", "measures/NONE-01"));
		route("published", look("analyst", "published"), look("board", "published"));
		route("published/:series", look("analyst", "published/PHS-NALOXONE?figure=REACH&area=SCOTLAND"),
				look("board", "published/PHS-WAITS"), look("board", "published/SG-SUSPECTED-DEATHS?area=POLICE-A"));
		route("published/load", look("analyst", "published/load?series=PHS-WAITS"));
		route("returns", look("lead", "returns?all"), look("board", "returns"),
				look("nadars", "returns?of=WAITING-TIMES&period=Oct%20to%20Dec%202026"),
				look("lead", "returns").after("with the dialog", Looks::changeReturn));
		route("search", look("board", "search"), look("board", "search?q=support"),
				look("lead", "search?q=nothing-of-the-kind"), look("board", "search?q=naloxne"),
				look("nadars", "search").after("while typing", Looks::search), look("admin", "search"));
		route("set-up", look("lead", "set-up"), look("officer", "set-up?plan=NM-2022"),
				look("lead", "set-up?missing=deputy").after("with proposals", Looks::suggestLeads));
		route("sign-in", look("", "sign-in"), look("", "sign-in?error"));
		route("sign-in-unavailable", look("", "sign-in-unavailable"));
		route("signed-out", look("", "signed-out"), look("", "signed-out?why=idle&to=actions"),
				look("", "signed-out?why=disabled"), look("board", "signed-out"));
		route("unit-returns", look("pear", "unit-returns"), look("lead", "unit-returns?show=MISSING"));
		route("unit-returns/load", look("pear", "unit-returns/load"));
		route("unit-returns/:unit/:dataSet/:from",
				look("pear", "unit-returns?show=TO_FILE").after("and on to a return", Looks::openReturn),
				look("lead", "unit-returns?show=MISSING").after("and on to a return", Looks::openReturn));
		route("strategy/:plan?", look("board", "strategy"), look("board", "strategy/WAP-2023"),
				look("board", "strategy/NM-2022"), look("board", "strategy?asAt=2026-09-30"));
		route("strategy/:plan/closing", look("lead", "strategy/WAP-2023/closing"));
	}

	private Looks() {
	}

	/** All of them; those of a route follow each other. */
	static Stream<Look> all() {
		return Stream.concat(OF_ROUTES.values().stream().flatMap(List::stream), ELSEWHERE.stream());
	}

	/** The first look of each route: the page as it opens. */
	static Stream<Look> first() {
		return OF_ROUTES.values().stream().map(List::getFirst);
	}

	/** The first look of each route, and the pages that no route leads to. */
	static Stream<Look> ofEachPage() {
		return Stream.concat(first(), ELSEWHERE.stream());
	}

	/** The patterns of the routes that have a look. */
	static Set<String> routes() {
		return OF_ROUTES.keySet();
	}

	/** The patterns of all routes, as the classes of the program declare them. */
	static Set<String> declaredRoutes() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
		return scanner.findCandidateComponents("scot.adp")
			.stream()
			.map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.map(view -> view.getAnnotation(Route.class).value())
			.collect(Collectors.toSet());
	}

	private static void route(String pattern, Look... looks) {
		OF_ROUTES.put(pattern, List.of(looks));
	}

	private static Look look(String account, String address) {
		return new Look(account, address, "", page -> {
		});
	}

	private static void addNobody(Page page) {
		page.getByText("Add this person").click();
		page.waitForSelector(".error-summary:visible");
	}

	private static void pasteBadList(Page page) {
		page.getByLabel("Paste the list here", new Page.GetByLabelOptions().setExact(true))
			.fill("Ailsa Test;Manager;NADRAS;ailsa;boss");
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

	private static void openAlert(Page page) {
		page.locator("vaadin-grid a[href*='alerts/']").first().click();
		page.locator(".alert-short").waitFor();
	}

	private static void changeAlert(Page page) {
		openAlert(page);
		page.locator("a[href$='/change']").first().click();
		page.locator(".alert-preview").first().waitFor();
	}

	private static void openPoster(Page page) {
		openAlert(page);
		page.locator("a[href$='/poster']").first().click();
		page.locator(".alert-poster").waitFor();
	}

	private static void sendNothing(Page page) {
		page.locator("vaadin-button[theme~='primary']").first().click();
		page.locator(".error-summary").waitFor();
	}

	private static void openService(Page page) {
		page.locator("vaadin-grid a[href*='services/']").first().click();
		page.waitForURL("**/services/*-*");
	}

	private static void openFeed(Page page) {
		page.locator("vaadin-grid a[href*='services/feeds/']").first().click();
		page.waitForURL("**/services/feeds/*-*");
		Browser.settle(page);
	}

	private static void openProgramme(Page page) {
		page.locator("vaadin-grid a").first().click();
		page.waitForURL("**/programmes/**");
		Browser.settle(page);
	}

	private static void openResource(Page page) {
		page.locator("vaadin-grid a").first().click();
		page.waitForURL("**/resources/**");
		Browser.settle(page);
	}

	private static void openResourceOutlet(Page page) {
		page.locator("vaadin-grid a").first().click();
		page.waitForURL("**/resources/outlets/*-*");
		Browser.settle(page);
	}

	private static void openAgreedMessage(Page page) {
		page.locator("vaadin-grid a").first().click();
		page.waitForURL("**/agreed-messages/**");
		Browser.settle(page);
	}

	private static void openCampaign(Page page) {
		page.locator("vaadin-grid a").first().click();
		page.waitForURL("**/campaigns/**");
		Browser.settle(page);
	}

	private static void openParticipants(Page page) {
		page.locator("vaadin-grid a[href$='/people']").first().click();
		page.waitForURL("**/sessions/*/people");
		Browser.settle(page);
	}

	private static void recordSession(Page page) {
		page.getByText("Record a session").click();
		page.locator("vaadin-dialog vaadin-button[theme~='primary']").first().waitFor();
		Browser.settle(page);
	}

	private static void openOutlet(Page page) {
		page.locator("vaadin-grid a[href*='naloxone/outlets/']").first().click();
		page.waitForURL("**/naloxone/outlets/*");
	}

	private static void openSupply(Page page) {
		page.locator("vaadin-grid a[href*='naloxone/supplies/']").first().click();
		page.waitForURL("**/naloxone/supplies/*-*");
	}

	/** Opens the first row of a list by its name. */
	private static void openRow(Page page, String list) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/%s/*-*".formatted(list));
	}

	private static void openNeedCheck(Page page) {
		openRow(page, "needs");
	}

	private static void openWorkPath(Page page) {
		openRow(page, "work-paths");
	}

	private static void openStay(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/treatment/stays/*-*");
	}

	private static void openJointCare(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/treatment/joint-care/*-*");
	}

	private static void openReach(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/treatment/reach/*-*");
	}

	private static void openEpisode(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/treatment/caseload/*-*");
	}

	private static void openLearning(Page page) {
		page.locator("vaadin-grid .cell-wrap a").first().click();
		page.waitForURL("**/learning/*-*");
	}

	private static void openVoice(Page page) {
		page.locator("vaadin-grid .cell-wrap a").first().click();
		page.waitForURL("**/you-said/*-*");
	}

	private static void openWait(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/treatment/waits/*-*");
	}

	private static void openForm(Page page) {
		page.locator(".page-verbs vaadin-button").first().click();
		page.locator("vaadin-button[aria-expanded=true]").waitFor();
	}

	private static void openFamily(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/families/*-*");
	}

	private static void openAftercare(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/aftercare/*-*");
	}

	private static void openCourse(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/craft/*-*");
	}

	private static void openTherapy(Page page) {
		page.locator("vaadin-grid a.code").first().click();
		page.waitForURL("**/therapy/*-*");
	}

	private static void openPersonOfWait(Page page) {
		openWait(page);
		openPerson(page);
	}

	private static void openPerson(Page page) {
		page.locator("a[href*='people/person/']").first().click();
		page.waitForURL("**/people/person/*-*");
	}

	private static void openReturn(Page page) {
		page.locator("vaadin-grid a[href*='unit-returns/']").first().click();
		page.waitForURL("**/unit-returns/*/*/*");
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

		Look after(String state, Consumer<Page> step) {
			return new Look(account, address, state, step);
		}

		@Override
		public String toString() {
			return "%s /%s %s".formatted(account.isEmpty() ? "a stranger:" : account + ":", address, state).strip();
		}

	}

}
